/** Runs one piece of work after another, in the order of the calls. */
export type Lock = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function createLock(): Lock {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    // A failed piece of work is its caller's to handle; the next one runs all the same.
    last = turn.catch(() => undefined);
    return turn;
  };
}
