/** Loading the engine, office.js or a page for the first time takes longer than five seconds on a busy machine. No test asserts a time. */
jest.setTimeout(120_000);
