/** Puts the add-in's address into the help links of functions.json, which the metadata generator takes from the sources as they stand. */
const { withOrigin } = require("./origin.cjs");

const PLUGIN = "FunctionOriginPlugin";

class FunctionOriginPlugin {
  constructor({ file, origin }) {
    this.file = file;
    this.origin = origin;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap(PLUGIN, (compilation) => {
      const stage = compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
      compilation.hooks.processAssets.tap({ name: PLUGIN, stage }, () => {
        const asset = compilation.getAsset(this.file);
        if (!asset) return;
        const text = withOrigin(asset.source.source().toString(), this.origin);
        compilation.updateAsset(this.file, new compiler.webpack.sources.RawSource(text));
      });
    });
  }
}

module.exports = { FunctionOriginPlugin };
