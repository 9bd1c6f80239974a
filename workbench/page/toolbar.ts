/** The page's top bar: the document's name and the commands that Excel itself has in its File menu. */
import { button, byId, span } from "./elements";
import { strings } from "./strings.sv";

export interface ToolbarActions {
  newWorkbook(): void;
  open(file: File): void;
  save(): void;
}

export interface Toolbar {
  setDocument(name: string): void;
  setBusy(busy: boolean): void;
}

/** Builds the bar. */
export function setUpToolbar(actions: ToolbarActions): Toolbar {
  const title = span(`${strings.product} ${strings.place.toLowerCase()}`, "title");
  const documentName = span(strings.unnamed, "document");
  documentName.id = "document-name";
  title.append(documentName);
  const picker = document.createElement("input");
  picker.type = "file";
  picker.accept = ".xlsx";
  picker.hidden = true;
  picker.id = "open-file";
  picker.addEventListener("change", () => {
    const file = picker.files?.[0];
    picker.value = "";
    if (file !== undefined) actions.open(file);
  });
  const buttons = [button(strings.newWorkbook, () => actions.newWorkbook()), button(strings.open, () => picker.click()), button(strings.save, () => actions.save())];
  byId("bar").replaceChildren(title, span("", "space"), picker, ...buttons);
  return {
    setDocument: (name) => {
      documentName.textContent = name;
      document.title = `${name} – ${strings.product}`;
    },
    setBusy: (busy) => {
      for (const each of buttons) each.disabled = busy;
    },
  };
}
