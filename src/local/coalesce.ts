/** Runs the action once for all calls within that many milliseconds, after them. */
export function coalesce(milliseconds: number, action: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      action();
    }, milliseconds).unref();
  };
}
