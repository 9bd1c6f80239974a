import fc from "fast-check";
import { jsonErrorPlace } from "../../workbench/cli/json-place";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return !(error instanceof SyntaxError);
  }
}

it.each<[string, number, number]>([
  ["", 1, 1],
  ["{", 1, 2],
  ['{\n "meta": x}', 2, 10],
  ['{"a": 1,}', 1, 9],
  ["[1 2]", 1, 4],
  ['{"a": "b\nc"}', 1, 7],
  ["[01]", 1, 3],
  ["{} {}", 1, 4],
  ['{"a" 1}', 1, 6],
  ["[1,\r\n\t2,\r\n]", 3, 1],
])("%j fails at line %i, column %i", (text, line, column) => expect(jsonErrorPlace(text)).toEqual({ line, column }));

it("agrees with JSON.parse on what is JSON, also for JSON with a piece changed", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom("", "x", '"', "{", "]", ",", ":", "\\", "0", " "), (json, at, piece) => {
      const place = at % (json.length + 1);
      const text = json.slice(0, place) + piece + json.slice(place + 1);
      expect(jsonErrorPlace(json)).toBeNull();
      expect(jsonErrorPlace(text) === null).toBe(isJson(text));
    }),
    { numRuns: 2000 },
  );
});

it("survives nesting of any depth", () => expect(jsonErrorPlace("[".repeat(200_000))).toEqual({ line: 1, column: 200_001 }));
