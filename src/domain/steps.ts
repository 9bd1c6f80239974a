/** Long work in steps: whoever has it done may let something else happen between two of them. Pure: the steps themselves neither wait nor look at a clock. */

/** Yields where it may be interrupted; returns what the work gives. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** The work done at one go. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The mapping of a list with a step behind each of its items. */
export function* eachInSteps<A, B>(items: Iterable<A>, map: (item: A, index: number) => B): Steps<B[]> {
  const mapped: B[] = [];
  for (const item of items) {
    mapped.push(map(item, mapped.length));
    yield;
  }
  return mapped;
}
