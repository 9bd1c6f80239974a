/**
 * Renders the product's icon to PNG in every size that Excel asks for: `node scripts/icons.mjs`, after a change of assets/ikon.svg or
 * assets/ikon-liten.svg. Needs Chromium or Chrome (CHROME_PATH, else the usual places). The PNG files are committed.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const assets = join(dirname(dirname(fileURLToPath(import.meta.url))), "assets");
/** Sizes with the drawing that suits them: the small one has fewer and thicker strokes, placed on whole pixels at 16. */
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];
const LARGEST_SMALL = 24;

const browserPath = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => path && existsSync(path));
if (!browserPath) throw new Error("Chromium saknas. Ange sökvägen i CHROME_PATH. / Set CHROME_PATH to Chromium or Chrome.");

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    const svg = readFileSync(join(assets, size <= LARGEST_SMALL ? "ikon-liten.svg" : "ikon.svg"), "utf8");
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(join(assets, `ikon-${size}.png`), await page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } }));
  }
} finally {
  await browser.close();
}
