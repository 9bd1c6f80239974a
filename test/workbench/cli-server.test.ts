/** The workbench's server: its own files on this machine's own name, nothing else, and office.js in the place of the one on the net. */
import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { paneForWorkbench } from "../../workbench/cli/pane-page";
import { startServer, type RunningServer } from "../../workbench/cli/server";
import { scratchFolder } from "./cli-run";

const folder = scratchFolder();
const folders = { page: join(folder.path, "page"), pane: join(folder.path, "pane"), officeJs: join(folder.path, "office") };
let server: RunningServer;

beforeAll(async () => {
  for (const each of Object.values(folders)) mkdirSync(each);
  writeFileSync(join(folders.page, "index.html"), "sidan");
  writeFileSync(join(folders.page, "åäö.txt"), "svenska");
  writeFileSync(join(folders.pane, "functions.json"), "{}");
  writeFileSync(join(folders.pane, "taskpane.html"), '<head><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><script defer src="pane.js"></script></head>');
  writeFileSync(join(folders.officeJs, "office.js"), "office");
  writeFileSync(join(folder.path, "hemlig.txt"), "hemligt");
  server = await startServer(folders, 0);
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The path is sent as it stands, without a client's tidying. */
function get(path: string, options: { method?: string; host?: string; port?: number } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const port = options.port ?? server.port;
    const sent = request({ host: "127.0.0.1", port, path, method: options.method ?? "GET", headers: { Host: options.host ?? `localhost:${port}` } }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

it.each([
  ["/", "sidan"],
  ["/index.html?x=1", "sidan"],
  [`/${encodeURIComponent("åäö.txt")}`, "svenska"],
  ["/pane/functions.json?v=abc", "{}"],
  ["/office-js/office.js", "office"],
])("%s is served", async (path, text) => {
  expect(await get(path)).toMatchObject({ status: 200, text });
});

it.each(["/../hemlig.txt", "/pane/../../hemlig.txt", "/%2e%2e/hemlig.txt", "/pane/..%2f..%2fhemlig.txt", "/..%5chemlig.txt", "/%00", "/%zz", "/pane", "/pane/", "//hemlig.txt", "/saknas.js"])("%s gives no file", async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(answer.text).not.toContain("hemligt");
});

it("answers only to the names of this machine, and only reading", async () => {
  expect((await get("/", { host: "example.com" })).status).toBe(403);
  expect((await get("/", { host: "localhost.example.com" })).status).toBe(403);
  expect((await get("/", { method: "POST" })).status).toBe(405);
  expect(await get("/", { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
});

it("gives every page a policy that shuts the net out", async () => {
  for (const path of ["/", "/pane/taskpane.html", "/saknas"]) {
    const policy = String((await get(path)).headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*/u);
  }
});

it("puts the bridge and the local office.js where the page asks the net for it", async () => {
  expect((await get("/pane/taskpane.html")).text).toBe('<head><script src="/frame-bridge.js"></script><script src="/office-js/office.js"></script><script defer src="pane.js"></script></head>');
});

it("tells that a pane without office.js cannot be shown", () => {
  expect(() => paneForWorkbench("<html></html>", "/b.js", "/o.js")).toThrow(/taskpane\.html saknar skriptet office\.js/u);
});

it("takes another port when the wanted one is taken", async () => {
  const second = await startServer(folders, server.port);
  expect(second.port).not.toBe(server.port);
  expect((await get("/", { port: second.port })).text).toBe("sidan");
  await second.close();
});
