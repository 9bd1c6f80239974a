/** The linter really shuts the doors: small violations, each stopped by the rule that is meant to stop it, and their lawful neighbours let through. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { LINT_CASES } from "./lint-cases";

const root = path.join(__dirname, "..", "..");

interface Message {
  readonly ruleId: string | null;
  readonly message: string;
}

/** ESLint's configuration is an ES module, which Jest does not load: all cases go through one Node process of their own. */
const PROGRAM = `
import { ESLint } from "eslint";
let text = "";
for await (const part of process.stdin) text += part;
const eslint = new ESLint({ cwd: ${JSON.stringify(root)} });
const answers = [];
for (const { file, code } of JSON.parse(text)) answers.push((await eslint.lintText(code, { filePath: file }))[0].messages);
process.stdout.write(JSON.stringify(answers));
`;

function lintAll(): readonly (readonly Message[])[] {
  const result = spawnSync(process.execPath, ["--input-type=module", "-e", PROGRAM], { cwd: root, input: JSON.stringify(LINT_CASES), encoding: "utf8", maxBuffer: 1 << 24 });
  if (result.status !== 0) throw new Error(result.stderr);
  return JSON.parse(result.stdout) as readonly (readonly Message[])[];
}

describe("the linter", () => {
  let answers: readonly (readonly Message[])[] = [];
  beforeAll(() => {
    answers = lintAll();
  }, 60_000);

  test.each(LINT_CASES.map((lintCase, index) => ({ ...lintCase, index })))("$what: $rule", ({ rule, index }) => {
    const found = (answers[index] ?? []).map(({ ruleId }) => ruleId).filter((ruleId) => ruleId !== null);
    if (rule === null) expect(found).toEqual([]);
    else expect(found).toContain(rule);
  });
});

describe("file names", () => {
  function* sources(folder: string): Generator<string> {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) yield* sources(name);
      else yield name;
    }
  }
  const names = ["src", "workbench", "test", "bench", "scripts", "assets", "docs"].flatMap((folder) => [...sources(folder)]);

  test("are ASCII", () => {
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/^[\x20-\x7e]+$/u.test(name))).toEqual([]);
  });

  test("say what is inside: no utils", () => {
    expect(names.filter((name) => /(^|\/)(utils?|helpers?|misc|common)\.[a-z]+$/u.test(name))).toEqual([]);
  });
});
