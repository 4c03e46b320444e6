/** ` ` kept, `-` is there and is to go, `+` is to come. */
export type DiffLine = `${' ' | '-' | '+'} ${string}`;

/** The shortest way from one list of lines to the other, in order. */
export function diffLines(have: readonly string[], want: readonly string[]): readonly DiffLine[] {
  const common = commonLengths(have, want);
  const lines: DiffLine[] = [];
  let [at, to] = [0, 0];
  for (;;) {
    const [gone, come] = [have[at], want[to]];
    if (gone === undefined && come === undefined) return lines;
    if (gone !== undefined && gone === come) {
      lines.push(`  ${gone}`);
      at += 1;
      to += 1;
    } else if (
      come === undefined ||
      (gone !== undefined && common(at + 1, to) >= common(at, to + 1))
    ) {
      lines.push(`- ${gone ?? ''}`);
      at += 1;
    } else {
      lines.push(`+ ${come}`);
      to += 1;
    }
  }
}

/** How many lines the rests of both, from these places on, have in common. */
function commonLengths(
  have: readonly string[],
  want: readonly string[],
): (at: number, to: number) => number {
  const lengths = new Map<string, number>();
  const of = (at: number, to: number): number => lengths.get(`${String(at)}/${String(to)}`) ?? 0;
  for (let at = have.length - 1; at >= 0; at -= 1) {
    for (let to = want.length - 1; to >= 0; to -= 1) {
      const length =
        have[at] === want[to] ? 1 + of(at + 1, to + 1) : Math.max(of(at + 1, to), of(at, to + 1));
      lengths.set(`${String(at)}/${String(to)}`, length);
    }
  }
  return of;
}
