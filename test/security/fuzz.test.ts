import { fuzz, PARSERS } from "./fuzz";

/** A bounded part of `npm run fuzz`, always the same. */
const CASES = 1_000;
const lines: string[] = [];

test.each(PARSERS.map((parser) => ({ name: parser.name, parser })))("$name: whatever comes is read or refused with a sentence", ({ parser }) => {
  const outcome = fuzz(parser, CASES, 2024);
  lines.push(`${parser.name}: ${outcome.cases} fall, ${outcome.answered} lästa, ${outcome.refused} avvisade, långsammast ${outcome.slowest.toFixed(0)} ms`);
  expect(outcome.faults).toEqual([]);
  expect(outcome.answered + outcome.refused).toBe(CASES);
});

afterAll(() => console.log(lines.join("\n")));
