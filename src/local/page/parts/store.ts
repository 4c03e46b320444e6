export interface Store<State> {
  readonly get: () => State;
  readonly update: (change: (state: State) => State) => void;
  /** Calls back now and after every change. */
  readonly watch: (onChange: (state: State) => void) => void;
}

export function createStore<State>(initial: State): Store<State> {
  let state = initial;
  const watchers: ((state: State) => void)[] = [];
  return {
    get: () => state,
    update: (change) => {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const watcher of watchers) watcher(state);
    },
    watch: (onChange) => {
      watchers.push(onChange);
      onChange(state);
    },
  };
}
