/** Shorter words have too many neighbours that mean something else. */
const SHORTEST = 5;

/**
 * Whether `typed` is `meant` with one slip of the finger at most: a letter wrong, left out, doubled or swapped with its
 * neighbour. The first letter is never mistaken: people notice that one.
 */
export function isOneSlipFrom(meant: string, typed: string): boolean {
  if (Math.min(meant.length, typed.length) < SHORTEST) return meant === typed;
  if (meant[0] !== typed[0] || Math.abs(meant.length - typed.length) > 1) return false;
  let same = 0;
  while (same < meant.length && meant[same] === typed[same]) same += 1;
  const [left, right] = [meant.slice(same), typed.slice(same)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}
