/** The workbench's web server: static files on this machine only, nothing is fetched from anywhere else. */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileFor, sendFile, type Mount } from "./files";
import { paneForWorkbench } from "./pane-page";

/** Folders that are served, absolute. */
export interface ServedFolders {
  readonly page: string;
  readonly pane: string;
  readonly officeJs: string;
}

const COMMON_HEADERS: Readonly<Record<string, string>> = {
  "Cache-Control": "no-cache",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** The grid and Fabric both inject style elements, therefore inline styles; never inline scripts, eval or another server. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; " +
  "frame-src 'self'; worker-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** The pane's own policy where office.js is served with it, and that only the workbench frames it: the browser tests run on it. */
export const PANE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; " +
  "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'self'";

const PANE_PAGE = "/pane/taskpane.html";

function isOwnName(host: string | undefined): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/u.test(host ?? "");
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(text);
}

function answer(request: IncomingMessage, response: ServerResponse, folders: ServedFolders, mounts: readonly Mount[]): void {
  for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
  if (!isOwnName(request.headers.host)) return refuse(response, 403, "Arbetsbänken svarar bara på localhost.");
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "Arbetsbänken lämnar bara ut filer.");
  const path = (request.url ?? "/").replace(/[?#].*$/u, "");
  response.setHeader("Content-Security-Policy", path.startsWith("/pane/") ? PANE_POLICY : PAGE_POLICY);
  if (path === PANE_PAGE) {
    const html = paneForWorkbench(readFileSync(join(folders.pane, "taskpane.html"), "utf8"), "/frame-bridge.js", "/office-js/office.js");
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(html);
    return;
  }
  const file = fileFor(mounts, path === "/" ? "/index.html" : path);
  if (file === null) return refuse(response, 404, "Filen finns inte.");
  sendFile(response, file, request.method === "HEAD");
}

function handlerFor(folders: ServedFolders): (request: IncomingMessage, response: ServerResponse) => void {
  const mounts: readonly Mount[] = [
    { prefix: "/office-js/", folder: folders.officeJs },
    { prefix: "/pane/", folder: folders.pane },
    { prefix: "/", folder: folders.page },
  ];
  return (request, response) => {
    try {
      answer(request, response, folders, mounts);
    } catch (error) {
      refuse(response, 500, error instanceof Error ? error.message : String(error));
    }
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.removeListener("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const codeOf = (error: unknown): string => (typeof error === "object" && error !== null && "code" in error ? String(error.code) : "");

/** Both addresses of localhost, so that no other program can answer in the workbench's place on one of them. */
async function listenOnBoth(folders: ServedFolders, port: number): Promise<RunningServer> {
  const handler = handlerFor(folders);
  const first = createServer(handler);
  const found = await listen(first, "127.0.0.1", port);
  const second = createServer(handler);
  try {
    await listen(second, "::1", found);
  } catch (error) {
    if (!["EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL"].includes(codeOf(error))) {
      await close(first);
      throw error;
    }
  }
  return { port: found, close: async () => void (await Promise.all([close(first), second.listening ? close(second) : undefined])) };
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the workbench on `port` of localhost, on a free one where that is taken. @throws any other listening error. */
export async function startServer(folders: ServedFolders, port: number): Promise<RunningServer> {
  try {
    return await listenOnBoth(folders, port);
  } catch (error) {
    if (port === 0 || !["EADDRINUSE", "EACCES"].includes(codeOf(error))) throw error;
    return listenOnBoth(folders, 0);
  }
}
