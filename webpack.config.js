/**
 * Builds the add-in: `npm run build -- --env origin=https://… --env officejs=cdn|self`.
 * The pane and the functions share one page and one runtime; the functions are a bundle of their own, loaded once.
 */
const { createHash } = require("node:crypto");
const path = require("node:path");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const { NormalModuleReplacementPlugin } = require("webpack");
const { DocsPlugin } = require("./scripts/build/docs-plugin.cjs");
const { officeJsPatterns, officeJsUrl, panePolicy, readOfficeJs } = require("./scripts/build/officejs.cjs");
const { readOrigin, withOrigin } = require("./scripts/build/origin.cjs");
const { FunctionOriginPlugin } = require("./scripts/build/origin-plugin.cjs");
const { SizeBudgetPlugin } = require("./scripts/build/size-budget-plugin.cjs");

const FIRST_LOAD_BUDGET = 150_000;
const FUNCTIONS_BUDGET = 15_000;
const FUNCTIONS_SOURCE = "./src/functions/functions.ts";

/** Fabric's buttons import its menu whether they open one or not; the pane's never do. */
const withoutButtonMenus = () =>
  new NormalModuleReplacementPlugin(/^\.\.\/\.\.\/ContextualMenu$/u, (resource) => {
    if (/office-ui-fabric-react[\\/]lib[\\/]components[\\/]Button$/u.test(resource.context)) resource.request = path.join(__dirname, "src", "taskpane", "fabric", "no-menu.ts");
  });

/** Script addresses of the page: functions.js has a fixed name (the manifest points at it) and gets its hash as a query, so that no old copy is used. */
function pageScripts(compilation, files) {
  return files.map((file) => {
    if (file !== "functions.js") return file;
    const hash = createHash("sha256").update(compilation.getAsset(file).source.buffer()).digest("hex").slice(0, 16);
    return `${file}?v=${hash}`;
  });
}

module.exports = (env = {}, argv = {}) => {
  const production = argv.mode !== "development";
  const origin = readOrigin(env.origin);
  const officeJs = readOfficeJs(env.officejs);
  const icons = path.join(path.dirname(require.resolve("@uifabric/icons/package.json")), "fonts");

  return {
    mode: production ? "production" : "development",
    context: __dirname,
    target: ["web", "es2020"],
    entry: { functions: FUNCTIONS_SOURCE, taskpane: "./src/taskpane/index.tsx" },
    output: {
      path: path.join(__dirname, "dist"),
      filename: ({ chunk }) => (chunk?.name === "functions" ? "functions.js" : "[name].[contenthash:16].js"),
      chunkFilename: "[name].[contenthash:16].js",
      publicPath: "auto",
      clean: true,
    },
    devtool: production ? false : "source-map",
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/u, exclude: /node_modules/u, loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { sourceMap: !production } } },
        { test: /\.css$/u, use: ["style-loader", "css-loader"] },
      ],
    },
    plugins: [
      withoutButtonMenus(),
      new CustomFunctionsMetadataPlugin({ input: path.join(__dirname, FUNCTIONS_SOURCE), output: "functions.json" }),
      new FunctionOriginPlugin({ file: "functions.json", origin }),
      new HtmlWebpackPlugin({
        template: "src/taskpane/taskpane.html",
        filename: "taskpane.html",
        inject: false,
        minify: false,
        chunks: ["functions", "taskpane"],
        chunksSortMode: "manual",
        templateParameters: (compilation, assets) => ({ officeJs: officeJsUrl(officeJs), policy: panePolicy(officeJs), scripts: pageScripts(compilation, assets.js) }),
      }),
      new CopyWebpackPlugin({
        patterns: [
          { from: "assets/*.png", to: "assets/[name][ext]" },
          { from: "assets/page.css", to: "page.css" },
          { from: "assets/fabric-config.js", to: "fabric-config.js", info: { minimized: true } },
          { from: path.join(icons, "*.woff"), to: "fonts/[name][ext]" },
          { from: "manifest.xml", to: "manifest.xml", transform: (source) => withOrigin(source.toString("utf8"), origin) },
          { from: "LICENSE", to: "LICENSE.txt", toType: "file" },
          ...officeJsPatterns(officeJs),
        ],
      }),
      new DocsPlugin({ root: __dirname, folder: "docs/functions", pages: ["docs/installera.md"] }),
      new SizeBudgetPlugin({
        page: "taskpane.html",
        entries: ["functions", "taskpane"],
        extra: ["page.css", "fabric-config.js"],
        firstLoad: FIRST_LOAD_BUDGET,
        functions: FUNCTIONS_BUDGET,
      }),
    ],
    cache: {
      type: "filesystem",
      cacheDirectory: path.join(__dirname, "node_modules", ".cache", "webpack"),
      name: production ? "production" : "development",
      buildDependencies: { config: [__filename, path.join(__dirname, "scripts", "build") + path.sep] },
    },
    optimization: { minimize: production && { html: false, css: false } },
    performance: false,
    stats: "errors-warnings",
  };
};
