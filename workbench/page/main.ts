/** The workbench's page: a workbook to the left, Bokslut's pane to the right. */
import { saveXlsx } from "../xlsx/save";
import { documentName, fileNameFor } from "./document-name";
import { byId } from "./elements";
import { followErrors } from "./error-card";
import { openSession, type Session } from "./session";
import { setUpSplitter } from "./splitter";
import { hideStrip, showStrip } from "./strip";
import { strings } from "./strings.sv";
import { openTestDoor } from "./test-door";
import { setUpToolbar } from "./toolbar";
import "./page.css";

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The page's state: which workbook is open and whether it has changes that are not saved. */
class Workbench {
  private session: Session | null = null;
  private stopErrors = (): void => undefined;
  private fileName: string | null = null;
  private changed = false;
  private readonly toolbar = setUpToolbar({
    newWorkbook: () => void this.newWorkbook(),
    open: (file) => void this.open(file),
    save: () => void this.save(),
  });

  /** Opens an empty workbook, or a file's, in place of the one that is open. */
  async show(file: { readonly name: string; readonly bytes: ArrayBuffer } | null): Promise<void> {
    this.toolbar.setBusy(true);
    delete window.bokslutWorkbench;
    try {
      await this.session?.close();
      this.stopErrors();
      this.session = null;
      const session = await this.opened(file);
      this.session = session;
      this.stopErrors = followErrors(session.engine);
      let ready = false;
      openTestDoor(session, () => ready);
      this.name(session);
      await session.ready.catch(() => showStrip("error", strings.paneMissing));
      this.changed = false;
      session.engine.onChange((event) => {
        if (event.kind === "calculated") this.name(session);
        else if (event.kind !== "selection" && event.kind !== "activated") this.changed = true;
      });
      this.name(session);
      ready = true;
    } finally {
      this.toolbar.setBusy(false);
    }
  }

  /** True when nothing would be lost, or the user has said that it may be. */
  mayDiscard(): boolean {
    return !this.changed || window.confirm(strings.confirmDiscard);
  }

  get hasChanges(): boolean {
    return this.changed;
  }

  private async opened(file: { readonly name: string; readonly bytes: ArrayBuffer } | null): Promise<Session> {
    this.fileName = null;
    if (file === null) return openSession(byId("grid"), null);
    try {
      const session = await openSession(byId("grid"), file.bytes);
      this.fileName = file.name;
      return session;
    } catch (error) {
      showStrip("error", strings.cannotOpen(file.name, messageOf(error)));
      return openSession(byId("grid"), null);
    }
  }

  private name(session: Session): void {
    this.toolbar.setDocument(this.fileName ?? documentName(session.engine) ?? strings.unnamed);
  }

  private async newWorkbook(): Promise<void> {
    if (!this.mayDiscard()) return;
    hideStrip();
    await this.show(null);
  }

  private async open(file: File): Promise<void> {
    if (!this.mayDiscard()) return;
    hideStrip();
    await this.show({ name: file.name, bytes: await file.arrayBuffer() });
  }

  private async save(): Promise<void> {
    const session = this.session;
    if (session === null) return;
    this.toolbar.setBusy(true);
    try {
      await session.host.idle();
      await session.engine.settle();
      const name = this.fileName ?? fileNameFor(documentName(session.engine));
      download(await saveXlsx(session.engine), name);
      this.changed = false;
      showStrip("info", strings.saved(name));
    } catch (error) {
      showStrip("error", strings.cannotSave(messageOf(error)));
    } finally {
      this.toolbar.setBusy(false);
    }
  }
}

function download(bytes: ArrayBuffer | Uint8Array, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: MEDIA_TYPE }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const workbench = new Workbench();
setUpSplitter(() => window.dispatchEvent(new Event("resize")));
window.addEventListener("beforeunload", (event) => {
  if (workbench.hasChanges) event.preventDefault();
});
const fonts = ["11px Calibri", "bold 11px Calibri", "italic 11px Calibri", "italic bold 11px Calibri"].map((font) => document.fonts.load(font));
void Promise.allSettled(fonts)
  .then(() => workbench.show(null))
  .catch((error: unknown) => showStrip("error", messageOf(error)));
