/** `npm run excel`: serves the add-in over https for a real Excel and says how to load it there. */
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { BokslutError } from "../../src/domain/errors";
import { parseArguments, portOf } from "./arguments";
import { certificateFiles } from "./certificate";
import { excelSteps } from "./excel-steps";
import { fileFor, sendFile } from "./files";

const HELP = `Serverar tillägget över https på den här datorn och visar hur det laddas i Excel.

  npm run excel -- [--port 3000]

  --port N   porten (3000 om inget annat sägs); den skrivs in i manifestet
  --hjalp    visa den här texten`;

/** Excel on the web reads the functions' metadata from its own address, therefore the open cross-origin headers: the files are public. */
const HEADERS: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Private-Network": "true",
  "Cache-Control": "no-cache",
  "X-Content-Type-Options": "nosniff",
};

async function main(argv: readonly string[]): Promise<void> {
  const { flags, values, rest } = parseArguments(argv, ["--hjalp", "--help", "-h"], ["--port"]);
  if (flags.size > 0) {
    console.log(HELP);
    return;
  }
  if (rest.length > 0) throw new BokslutError("bad-argument", `”${rest[0] ?? ""}” går inte att använda här. Se npm run excel -- --hjalp.`);
  const port = portOf(values.get("--port") ?? "3000");
  const folder = join(__dirname, "..", "..", ".cache", "excel");
  const files = await certificateFiles();
  const server = createServer({ cert: readFileSync(files.certificate), key: readFileSync(files.key) }, (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const file = request.method === "GET" || request.method === "HEAD" ? fileFor([{ prefix: "/", folder }], (request.url ?? "/").replace(/[?#].*$/u, "")) : null;
    if (request.method === "OPTIONS") response.writeHead(204).end();
    else if (file === null) response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Filen finns inte.");
    else sendFile(response, file, request.method === "HEAD");
  });
  server.on("error", (error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
    console.error(taken ? `Port ${port} är upptagen. Avsluta det andra programmet, eller välj en annan port: npm run excel -- --port ${port === 65_535 ? 3000 : port + 1}.` : error.message);
    process.exitCode = taken ? 2 : 1;
  });
  server.listen({ port, host: "localhost" }, () => console.log(excelSteps(`https://localhost:${port}`, join(folder, "manifest.xml"), files.ca)));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof BokslutError ? 2 : 1;
});
