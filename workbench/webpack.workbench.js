/** The workbench's page and the frame bridge. The add-in's own bundle is built by webpack.config.js and served as it is. */
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");

const root = path.resolve(__dirname, "..");

module.exports = {
  mode: "production",
  context: root,
  target: ["web", "es2020"],
  devtool: false,
  entry: { page: "./workbench/page/main.ts", "frame-bridge": "./workbench/page/frame-bridge-entry.ts" },
  output: { path: path.join(root, ".cache", "page"), filename: "[name].js", clean: true },
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    alias: {
      react$: path.join(__dirname, "page", "react17", "react.js"),
      "react-dom/client$": path.join(__dirname, "page", "react17", "client.js"),
    },
    fallback: { crypto: false, stream: false, fs: false, path: false },
  },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: { loader: "ts-loader", options: { transpileOnly: true, compilerOptions: { module: "ESNext", sourceMap: false } } },
      },
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
      { test: /\.css$/, use: ["style-loader", "css-loader"] },
    ],
  },
  plugins: [new CopyPlugin({ patterns: [{ from: "workbench/page/index.html" }] })],
  // Served to this machine only: building fast counts for more than bytes.
  optimization: { minimize: false, splitChunks: false, runtimeChunk: false },
  cache: { type: "filesystem", cacheDirectory: path.join(root, "node_modules", ".cache", "webpack"), name: "workbench", buildDependencies: { config: [__filename] } },
  performance: { hints: false },
  stats: "errors-warnings",
};
