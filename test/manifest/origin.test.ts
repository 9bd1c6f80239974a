/** The address setting of the build: what is taken, what is refused and with which words. */
import path from "node:path";

interface Origin {
  readonly readOrigin: (value?: string) => string;
  readonly withOrigin: (text: string, origin: string) => string;
}

const load = async (): Promise<Origin> => (await import(path.join(__dirname, "..", "..", "scripts", "build", "origin.cjs"))) as Origin;

test.each([
  [undefined, "https://localhost:3000"],
  ["https://bokslut.kommun.se", "https://bokslut.kommun.se"],
  ["https://bokslut.kommun.se/", "https://bokslut.kommun.se"],
  ["https://intra.kommun.se:8443/tillagg/bokslut//", "https://intra.kommun.se:8443/tillagg/bokslut"],
  [" https://umeå.se/bokslut ", "https://xn--ume-wla.se/bokslut"],
])("%s is read as %s", async (given, expected) => {
  const { readOrigin } = await load();
  expect(readOrigin(given)).toBe(expected);
});

test.each([
  ["http://bokslut.kommun.se", /måste börja med https/u],
  ["bokslut.kommun.se", /ingen webbadress/u],
  ["", /ingen webbadress/u],
  ["https://a.se/?x=1", /får inte innehålla \? eller #/u],
  ["https://a.se/#x", /får inte innehålla \? eller #/u],
  ["https://namn:hemligt@a.se", /användarnamn/u],
  ["https://a.se/x&y", /tecken som inte kan stå/u],
])("%s is refused", async (given, message) => {
  const { readOrigin } = await load();
  expect(() => readOrigin(given)).toThrow(message);
});

test("the address is replaced wherever it stands", async () => {
  const { withOrigin } = await load();
  expect(withOrigin('a="https://localhost:3000/x" b="https://localhost:3000"', "https://k.se/t")).toBe('a="https://k.se/t/x" b="https://k.se/t"');
});
