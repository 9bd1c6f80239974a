/** Static files by URL prefix, with nothing reachable outside the mounted folders. */
import { createReadStream, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import type { ServerResponse } from "node:http";

export interface Mount {
  /** URL prefix that ends with "/". */
  readonly prefix: string;
  readonly folder: string;
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** Media type by file name, a plain stream of bytes where it is not known. */
export function mediaType(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";
}

/** The file behind a URL path, or null where no mount has one (also for every path that would leave its folder). */
export function fileFor(mounts: readonly Mount[], path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes("\0") || decoded.includes("\\")) return null;
  for (const mount of [...mounts].sort((a, b) => b.prefix.length - a.prefix.length)) {
    if (!decoded.startsWith(mount.prefix)) continue;
    const root = normalize(mount.folder);
    const file = normalize(join(root, decoded.slice(mount.prefix.length)));
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
    if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return file;
  }
  return null;
}

/** Sends a file as it stands. */
export function sendFile(response: ServerResponse, file: string, head: boolean): void {
  response.writeHead(200, { "Content-Type": mediaType(file), "Content-Length": statSync(file).size });
  if (head) response.end();
  else createReadStream(file).on("error", () => response.destroy()).pipe(response);
}
