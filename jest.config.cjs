/** Projects: unit (node), pane (jsdom) and host (office.js on the workbench host in Node). The browser tests run through their own runner. */
const transform = { "^.+\\.(ts|tsx)$": ["ts-jest", { tsconfig: { module: "CommonJS", moduleResolution: "Node10", esModuleInterop: true, jsx: "react", isolatedModules: true }, diagnostics: false }] };
const common = { transform, moduleFileExtensions: ["ts", "tsx", "js", "json", "cjs", "mjs"], roots: ["<rootDir>/test"] };
module.exports = {
  projects: [
    { ...common, displayName: "unit", testEnvironment: "node", testMatch: ["<rootDir>/test/{domain,functions,reports,narrative,kontroll,importers,manifest,cases}/**/*.test.ts"] },
    { ...common, displayName: "pane", testEnvironment: "jsdom", testMatch: ["<rootDir>/test/taskpane/**/*.test.tsx"], moduleNameMapper: { "\\.css$": "<rootDir>/test/taskpane/style-stub.cjs" } },
    { ...common, displayName: "host", testEnvironment: "node", testMatch: ["<rootDir>/test/{excel,workbench}/**/*.test.ts"] },
  ],
};
