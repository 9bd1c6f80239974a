/** The browser tests. scripts/e2e.mjs finds the browser, builds what is stale and starts this. */
import { join } from "node:path";
import { runAccess } from "./access";
import { runFigures } from "./figures";
import { runFlow } from "./flow";
import { runFollowUp } from "./follow-up";
import { Checks, holds, launch, root, same } from "./harness";
import { runNarrative } from "./narrative";
import { runSaved } from "./saved";
import { runSignOff } from "./sign-off";
import { runTables } from "./tables";
import { freePort, startWorkbench } from "./served";

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
    const flow = await runFlow(checks, browser, served.address, pictures ? join(root, "docs", "bilder", "arbetsbank.png") : null);
    await runSaved(checks, flow);
    const tables = await runTables(checks, browser, served.address);
    await checks.check("tabellernas flöde lämnar inte localhost", () => same(tables.elsewhere, [], "begäran utåt"));
    const followUp = await runFollowUp(checks, browser, served.address);
    await checks.check("uppföljningens flöde lämnar inte localhost, och konsolen är tyst", () => same([...followUp.elsewhere, ...followUp.complaints], [], "begäran utåt eller klagomål"));
    const narrative = await runNarrative(checks, browser, served.address, join(root, ".cache", "rapport.docx"));
    await checks.check("berättelsens flöde lämnar inte localhost", () => same(narrative.elsewhere, [], "begäran utåt"));
    const figures = await runFigures(checks, browser, served.address);
    await checks.check("hämtade siffror lämnar inte localhost, och konsolen är tyst", () => same([...figures.elsewhere, ...figures.complaints], [], "begäran utåt eller klagomål"));
    const access = await runAccess(checks, browser, served.address);
    await checks.check("åtkomstens flöde lämnar inte localhost, och konsolen är tyst", () => same([...access.elsewhere, ...access.complaints], [], "begäran utåt eller klagomål"));
    const signOff = await runSignOff(checks, browser, served.address);
    await checks.check("klarmarkering och utlämning lämnar inte localhost, och konsolen är tyst", () => same([...signOff.elsewhere, ...signOff.complaints], [], "begäran utåt eller klagomål"));
    await checks.check("ingen begäran lämnar localhost", () => {
      same(flow.watch.elsewhere, [], "begäran utåt");
      holds(flow.watch.requests.length > 5, "inga begäranden sågs");
    });
    await checks.check("webbläsarens konsol är tyst", () => same(flow.watch.complaints, [], "konsolen"));
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
