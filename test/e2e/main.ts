/** The browser tests. scripts/e2e.mjs finds the browser, builds what is stale and starts this. */
import { join } from "node:path";
import { runAccess } from "./access";
import { runFigures } from "./figures";
import { runFlow } from "./flow";
import { runFollowUp } from "./follow-up";
import { Checks, holds, launch, root, same, type Watch } from "./harness";
import { runHostile } from "./hostile";
import { runNarrative } from "./narrative";
import { runSaved } from "./saved";
import { runSignOff } from "./sign-off";
import { runStopped } from "./stopped";
import { runTables } from "./tables";
import { freePort, startWorkbench } from "./served";

/** The workbench's engine skips what its index still holds of formulas that are gone, and says so; the figures are right (docs/known-limitations.md). */
const ENGINE_REMAINS = /^error: Dependency tree not found for treeId: \d+$/u;

async function main(pictures: boolean): Promise<void> {
  const checks = new Checks();
  const port = await freePort();
  const served = await startWorkbench(port);
  const browser = await launch();
  try {
    await checks.check("npm start skriver adressen, och väljer en ledig port när den är upptagen", async () => {
      same(served.port, port, "porten");
      const second = await startWorkbench(port);
      await second.stop();
      holds(second.port !== port, "den andra tog samma port");
      holds(second.printed().includes(`Port ${port} är upptagen`), second.printed());
    });
    const watches: Watch[] = [];
    /** What a whole flow asked for and was stopped in: nothing leaves the server that the pane came from, and no page breaks its policy. */
    const quiet = async (name: string, watch: Watch, silent = true): Promise<void> => {
      watches.push(watch);
      await checks.check(`${name}: ingen begäran till en annan server, och ingen sida har brutit mot sin Content-Security-Policy`, () => {
        same([...watch.elsewhere, ...watch.requests.filter((url) => /^https?:/u.test(url) && !url.startsWith(`${served.address}/`))], [], "begäran utåt");
        same(watch.breaches, [], "brott mot policyn");
        holds(watch.requests.length > 5 && [...watch.documents].some((url) => url.endsWith("/taskpane.html")), "flödet sågs inte");
      });
      if (silent) await checks.check(`${name}: webbläsarens konsol är tyst`, () => same(watch.complaints.filter((line) => !ENGINE_REMAINS.test(line)), [], "konsolen"));
    };
    const flow = await runFlow(checks, browser, served.address, pictures ? join(root, "docs", "bilder", "arbetsbank.png") : null);
    await runSaved(checks, flow);
    await quiet("huvudflödet", flow.watch);
    await quiet("tabellerna", await runTables(checks, browser, served.address));
    await quiet("uppföljningen", await runFollowUp(checks, browser, served.address));
    await quiet("berättelsen", await runNarrative(checks, browser, served.address, join(root, ".cache", "rapport.docx")), false);
    await quiet("hämtade siffror", await runFigures(checks, browser, served.address));
    await quiet("tillgängligheten", await runAccess(checks, browser, served.address));
    await quiet("fientliga namn och felrapporten", await runHostile(checks, browser, served.address), false);
    await quiet("klarmarkeringen", await runSignOff(checks, browser, served.address));
    await quiet("avbrottet", await runStopped(checks, browser, served.address));
    const documents = new Set(watches.flatMap((watch) => [...watch.documents].map((url) => new URL(url).pathname)));
    console.log(`  Nätverk och policy: ${watches.length} flöden, ${watches.reduce((sum, watch) => sum + watch.requests.length, 0)} begäranden, ${documents.size} sidor och ramar (${[...documents].sort().join(", ")}), 0 till en annan server.`);
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    checks.failed = Math.max(checks.failed, 1);
  } finally {
    await browser.close();
    await served.stop();
    checks.save();
  }
  console.log(`\nWebbläsaren: ${checks.passed} av ${checks.passed + checks.failed} kontroller gick bra.`);
  process.exitCode = checks.failed === 0 ? 0 : 1;
}

main(process.argv.includes("--bilder")).catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
