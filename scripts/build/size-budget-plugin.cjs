/** Weighs what a first load of the pane fetches and fails a production build that is over its budget. */
const { gzipSync } = require("node:zlib");

const PLUGIN = "SizeBudgetPlugin";
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).replace(".", ",")} kB`;

class SizeBudgetPlugin {
  /**
   * @param {{ page: string, entries: string[], extra: string[], firstLoad: number, functions: number }} options the page with its entry
   *   points and other files, and the two budgets in bytes of gzip. office.js and the fonts are not counted.
   */
  constructor(options) {
    this.options = options;
  }

  apply(compiler) {
    const { page, entries, extra, firstLoad, functions } = this.options;
    let report = [];
    compiler.hooks.thisCompilation.tap(PLUGIN, (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: PLUGIN, stage }, () => {
        const initial = entries.flatMap((name) => [...(compilation.entrypoints.get(name)?.getFiles() ?? [])]);
        const names = [...new Set([page, ...extra, ...initial])];
        const weights = names.flatMap((name) => {
          const asset = compilation.getAsset(name);
          return asset ? [{ name, bytes: gzipSync(asset.source.buffer(), { level: 9 }).length }] : [];
        });
        const total = weights.reduce((sum, { bytes }) => sum + bytes, 0);
        const own = weights.find(({ name }) => name === "functions.js")?.bytes ?? 0;
        report = [
          ...weights.map(({ name, bytes }) => `  ${name.padEnd(40)} ${kilobytes(bytes).padStart(9)}`),
          `  ${"Åtgärdsfönstrets första laddning".padEnd(40)} ${kilobytes(total).padStart(9)} av ${kilobytes(firstLoad)} (gzip, utan office.js)`,
          `  ${"Funktionerna".padEnd(40)} ${kilobytes(own).padStart(9)} av ${kilobytes(functions)}`,
        ];
        if (compiler.options.mode !== "production") return;
        const over = (what, bytes, budget) => {
          if (bytes > budget) compilation.errors.push(new compiler.webpack.WebpackError(`${what} väger ${kilobytes(bytes)} (gzip), budgeten är ${kilobytes(budget)}. Flytta det som inte behövs vid start till import().`));
        };
        over("Åtgärdsfönstrets första laddning", total, firstLoad);
        over("functions.js", own, functions);
      });
    });
    compiler.hooks.done.tap(PLUGIN, () => {
      if (report.length > 0) console.log(`Storlek:\n${report.join("\n")}`);
    });
  }
}

module.exports = { SizeBudgetPlugin };
