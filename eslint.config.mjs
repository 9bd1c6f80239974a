/**
 * The rules of the house: the doors between the rooms (docs/architecture.md), Office's own rules in the rooms that touch Excel, strict
 * TypeScript, files of one screen or two. No rule can be switched off by a comment in a file.
 */
import js from "@eslint/js";
import typescriptParser from "@typescript-eslint/parser";
import typescriptPlugin from "@typescript-eslint/eslint-plugin";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";

/** Room → the rooms that it may import. Anything not named is shut. */
const DOORS = {
  domain: [],
  reports: ["domain"],
  narrative: ["domain", "reports"],
  kontroll: ["domain", "reports", "narrative"],
  importers: ["domain", "reports"],
  functions: ["domain", "narrative"],
  word: ["domain"],
  excel: ["domain", "reports", "narrative", "kontroll", "importers", "functions", "word"],
  taskpane: ["domain", "reports", "narrative", "kontroll", "importers", "excel", "word"],
};
const ROOMS = Object.keys(DOORS);
const DEEPEST = 4;

const HOST_GLOBALS = ["Excel", "Office", "OfficeExtension", "CustomFunctions"];
const PANE_PACKAGES = "^(react|react-dom|office-ui-fabric-react|@uifabric/.+)(/.*)?$";
const NODE_MODULES = "^(node:.+|fs|path|os|child_process|crypto|http|https|url|util|stream|zlib|buffer|events|module|worker_threads)(/.*)?$";

const noDefaultExport = { selector: "ExportDefaultDeclaration", message: "Exportera med namn: ett namn går att söka efter." };

/** The same ban for import, export … from, import() and import("…") types. */
function banned(entries) {
  const inExpression = (regex) => regex.replaceAll("/", "\\/");
  return {
    "no-restricted-imports": ["error", { patterns: entries.map(({ regex, message }) => ({ regex, message })) }],
    "no-restricted-syntax": [
      "error",
      noDefaultExport,
      { selector: "TSImportEqualsDeclaration", message: "Använd import … from." },
      ...entries.flatMap(({ regex, message }) => [
        { selector: `ImportExpression[source.value=/${inExpression(regex)}/]`, message },
        { selector: `TSImportType[source.value=/${inExpression(regex)}/]`, message },
      ]),
    ],
  };
}

/** Doors of one room, one configuration per folder depth: how many ../ lead out of the room depends on it. */
function doorsOf(room) {
  const shut = ROOMS.filter((other) => other !== room && !DOORS[room].includes(other));
  return Array.from({ length: DEEPEST }, (_, depth) => {
    const out = "(\\.\\./)".repeat(depth + 1);
    const entries = [
      { regex: `^${out}(${[...shut, "workbench", "test", "bench", "scripts"].join("|")})(/|$)`, message: `src/${room} får bara importera ${DOORS[room].map((name) => `src/${name}`).join(", ") || "inifrån src/domain"} (docs/architecture.md).` },
      { regex: `^${out}\\.\\./`, message: "src importerar inget utanför src (docs/architecture.md)." },
      { regex: "^\\./\\.\\.|[^./][^/]*/\\.\\./|/\\./|^/", message: "Skriv den kortaste relativa vägen." },
      { regex: NODE_MODULES, message: "src körs i en webbläsare: inga Node-moduler." },
      ...(room === "taskpane" ? [] : [{ regex: PANE_PACKAGES, message: "React hör hemma i src/taskpane." }]),
      ...(room === "domain" ? [{ regex: "^[^.]", message: "src/domain importerar inget utifrån, inte heller paket." }] : []),
    ];
    return { files: [`src/${room}/${"*/".repeat(depth)}*.{ts,tsx}`], rules: banned(entries) };
  });
}

const officeRules = Object.fromEntries(Object.keys(officeAddins.rules).map((name) => [`office-addins/${name}`, "error"]));

const shut = (names, message) => names.map((name) => ({ name, message }));
const hostMessage = "Bara src/excel (och src/functions, src/taskpane/index.tsx) rör Excel och Office.";

export default [
  { ignores: ["node_modules/**", "dist/**", ".cache/**", "coverage/**", "ut/**"] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-control-regex": "off", // Control characters from outside are looked for on purpose.
      "no-empty": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "all" }],
    },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: {
      ecmaVersion: 2023,
      globals: { Buffer: "readonly", URL: "readonly", __dirname: "readonly", __filename: "readonly", clearTimeout: "readonly", console: "readonly", fetch: "readonly", performance: "readonly", process: "readonly", setTimeout: "readonly", structuredClone: "readonly" },
    },
  },
  { files: ["**/*.cjs", "webpack.config.js", "workbench/**/*.js"], languageOptions: { sourceType: "commonjs" } },
  { files: ["assets/*.js"], languageOptions: { sourceType: "script", globals: { window: "readonly" } } },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser: typescriptParser, ecmaVersion: 2023, sourceType: "module", parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { "@typescript-eslint": typescriptPlugin },
    rules: {
      "no-undef": "off",
      "no-redeclare": "off",
      "no-dupe-class-members": "off",
      "no-unused-vars": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", caughtErrors: "all" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unsafe-function-type": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-ignore": true, "ts-nocheck": true, "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/no-empty-object-type": "error",
      "@typescript-eslint/no-require-imports": "error",
    },
  },
  { files: ["src/**/*.{ts,tsx}", "workbench/**/*.{ts,tsx}"], rules: { "max-lines": ["error", { max: 300 }], "no-restricted-syntax": ["error", noDefaultExport] } },
  {
    files: ["src/**/*.{ts,tsx}"],
    rules: {
      "no-console": "error",
      "no-alert": "error",
      "no-restricted-globals": ["error", ...shut(HOST_GLOBALS, hostMessage)],
      "no-restricted-properties": ["error", ...["window", "globalThis", "self"].flatMap((object) => HOST_GLOBALS.map((property) => ({ object, property, message: hostMessage })))],
    },
  },
  {
    files: ["src/excel/**/*.ts", "src/functions/**/*.ts"],
    plugins: { "office-addins": officeAddins },
    rules: { ...officeRules, "no-restricted-globals": "off", "no-restricted-properties": "off" },
  },
  { files: ["src/taskpane/index.tsx"], rules: { "no-restricted-globals": ["error", ...shut(["Excel", "CustomFunctions"], "src/taskpane startar på Office.onReady; Excel hör hemma i src/excel.")] } },
  // One file, because the metadata generator and the build read one; most of its lines are the texts that Excel shows.
  { files: ["src/functions/functions.ts"], rules: { "max-lines": "off" } },
  ...ROOMS.flatMap(doorsOf),
  {
    files: ["src/taskpane/**/*.{ts,tsx}", "workbench/page/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
];
