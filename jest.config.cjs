/** Projects: unit (node), pane (jsdom) and host (office.js on the workbench host in Node). The browser tests run through their own runner. */
const transform = { "^.+\\.(ts|tsx)$": ["ts-jest", { tsconfig: { module: "CommonJS", moduleResolution: "Node10", esModuleInterop: true, jsx: "react", isolatedModules: true }, diagnostics: false }] };
/** The grid's dependencies that are published as ES modules only: turned into CommonJS here. lodash-es has a CommonJS twin. */
const esOnly = ["franc-min", "trigram-utils", "collapse-white-space", "n-gram", "cjk-regex", "unicode-regex", "regexp-util", "kdbush", "nanoid", "rbush", "quickselect"];
const engine = {
  transform: { ...transform, "node_modules/.+\\.js$": ["ts-jest", { tsconfig: { module: "CommonJS", moduleResolution: "Node10", allowJs: true, esModuleInterop: true, isolatedModules: true }, diagnostics: false }] },
  transformIgnorePatterns: [`/node_modules/(?!(${esOnly.join("|")})/)`],
  moduleNameMapper: { "^lodash-es$": "lodash" },
};
const common = { transform, moduleFileExtensions: ["ts", "tsx", "js", "json", "cjs", "mjs"], roots: ["<rootDir>/test"], setupFilesAfterEnv: ["<rootDir>/test/workbench/host-setup.ts"] };
module.exports = {
  projects: [
    { ...common, displayName: "unit", testEnvironment: "node", testMatch: ["<rootDir>/test/{domain,functions,reports,narrative,kontroll,importers,manifest,cases,word,security}/**/*.test.ts"] },
    { ...common, displayName: "pane", testEnvironment: "jsdom", testMatch: ["<rootDir>/test/taskpane/**/*.test.tsx"], moduleNameMapper: { "\\.css$": "<rootDir>/test/taskpane/style-stub.cjs" } },
    { ...common, ...engine, displayName: "host", testEnvironment: "node", testMatch: ["<rootDir>/test/{excel,workbench}/**/*.test.ts"] },
  ],
};
