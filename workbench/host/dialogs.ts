/** A dialog that the page has opened: `send` gives the add-in a message from it, `closed` tells that the user closed it. */
export interface DialogEnds {
  send(message: string, origin: string): void;
  closed(): void;
}

/** Opens a dialog at a URL. */
export type OpenDialog = (url: string, ends: DialogEnds) => void;

type OnEvent = (result: unknown[]) => unknown;

const CLOSED_BY_USER = 12_006;

/** The dialog's part of the event registrations: displayDialogAsync arrives as one, with {url} as its target. */
export function dialogApi(open: OpenDialog | undefined): { register(event: { id: number; targetId: string }, onEvent: OnEvent): boolean } {
  return {
    register(event, onEvent) {
      const url = dialogUrl(event.targetId);
      if (url === null) return true;
      if (open === undefined) return false;
      open(url, {
        send: (message, origin) => onEvent([[SENT, message, origin], event.id]),
        closed: () => onEvent([[CLOSED_BY_USER], event.id]),
      });
      return true;
    },
  };
}

const SENT = 0;

function dialogUrl(target: string): string | null {
  if (!target.startsWith("{")) return null;
  const parsed: unknown = JSON.parse(target);
  return typeof parsed === "object" && parsed !== null && "url" in parsed && typeof parsed.url === "string" ? parsed.url : null;
}
