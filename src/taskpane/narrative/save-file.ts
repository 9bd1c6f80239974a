/** Carries what the pane has made out of it: a file among the downloads, formatted content to the clipboard. */
import { BokslutError } from "../../domain/errors";
import { svNarrative } from "../strings-narrative.sv";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Offers the bytes as a downloaded file. */
export function saveDocx(name: string, bytes: Uint8Array): void {
  const copy = new Uint8Array(bytes);
  const url = URL.createObjectURL(new Blob([copy.buffer], { type: DOCX }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The old way, which a host that holds the clipboard back from its panes still lets through. */
function copyByEvent(html: string, text: string): boolean {
  let done = false;
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    done = event.clipboardData !== null;
  };
  document.addEventListener("copy", onCopy);
  try {
    return document.execCommand("copy") && done;
  } finally {
    document.removeEventListener("copy", onCopy);
  }
}

/** Puts formatted content on the clipboard. @throws BokslutError when the host does not let it. */
export async function copyFormatted(html: string, text: string): Promise<void> {
  if (typeof ClipboardItem !== "undefined" && navigator.clipboard?.write !== undefined) {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) })]);
      return;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
  if (!copyByEvent(html, text)) throw new BokslutError("workbook", svNarrative.out.noClipboard);
}
