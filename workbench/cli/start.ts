/** `npm start`: serves the workbench on this machine and opens it in the browser. */
import { join } from "node:path";
import { BokslutError } from "../../src/domain/errors";
import { parseArguments, portOf } from "./arguments";
import { openInBrowser } from "./open-browser";
import { startServer } from "./server";

const HELP = `Startar arbetsbänken: ett kalkylblad med Bokslut bredvid, i webbläsaren, utan Excel.

  npm start -- [--port 3000] [--no-open]

  --port N    porten (3000 om inget annat sägs; är den upptagen väljs en ledig)
  --no-open   öppna inte webbläsaren
  --hjalp     visa den här texten`;

async function main(argv: readonly string[]): Promise<void> {
  const { flags, values, rest } = parseArguments(argv, ["--no-open", "--hjalp", "--help", "-h"], ["--port"]);
  if (rest.length > 0) throw new BokslutError("bad-argument", `”${rest[0] ?? ""}” går inte att använda här. Se npm start -- --hjalp.`);
  if (flags.has("--hjalp") || flags.has("--help") || flags.has("-h")) {
    console.log(HELP);
    return;
  }
  const root = join(__dirname, "..", "..");
  const wanted = portOf(values.get("--port") ?? "3000");
  const folders = {
    page: join(root, ".cache", "page"),
    pane: join(root, ".cache", "pane"),
    officeJs: join(root, "node_modules", "@microsoft", "office-js", "dist"),
  };
  const { port } = await startServer(folders, wanted);
  if (port !== wanted) console.log(`Port ${wanted} är upptagen, arbetsbänken får port ${port} i stället.`);
  const address = `http://localhost:${port}`;
  console.log(`Arbetsbänken: ${address}   (avsluta med Ctrl+C)`);
  if (!flags.has("--no-open")) openInBrowser(address);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof BokslutError ? 2 : 1;
});
