/** Something for one to wait for, and that is not lost when it happens before the waiting starts. */
export interface Signal {
  readonly raise: () => void;
  readonly lower: () => void;
  readonly isRaised: () => boolean;
  /** Resolves once it is raised: at once if it is already. Only the latest call is woken. */
  readonly raised: () => Promise<void>;
}

export function createSignal(): Signal {
  let isRaised = false;
  let wake: () => void = () => undefined;
  return {
    raise: () => {
      isRaised = true;
      wake();
    },
    lower: () => {
      isRaised = false;
    },
    isRaised: () => isRaised,
    raised: () =>
      new Promise((resolve) => {
        wake = resolve;
        if (isRaised) resolve();
      }),
  };
}
