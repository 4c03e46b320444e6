/**
 * Takes the items of one lane strictly in order and up to `width` lanes side by side. A lane stops at the first item
 * for which `step` answers false; answers those items. `step` must not throw.
 */
export async function runLanes<T>(
  items: readonly T[],
  laneOf: (item: T) => string,
  width: number,
  step: (item: T) => Promise<boolean>,
): Promise<readonly T[]> {
  const lanes = groupBy(items, laneOf).values();
  const stoppedAt: T[] = [];
  const worker = async (): Promise<void> => {
    for (const lane of lanes) {
      const stop = await firstRefused(lane, step);
      if (stop !== undefined) stoppedAt.push(stop.item);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return stoppedAt;
}

async function firstRefused<T>(
  lane: readonly T[],
  step: (item: T) => Promise<boolean>,
): Promise<{ readonly item: T } | undefined> {
  for (const item of lane) {
    if (!(await step(item))) return { item };
  }
  return undefined;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
