/** Loading the engine and office.js for the first time takes longer than Jest's five seconds on a busy machine. */
jest.setTimeout(60_000);
