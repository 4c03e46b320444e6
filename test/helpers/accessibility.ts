import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on the page as it stands, or in the part of it, each with the element concerned. */
export async function accessibilityProblems(page: Page, part = 'html'): Promise<readonly string[]> {
  await page.evaluate(`${axe.source}; undefined`);
  const { violations } = await page.evaluate(
    (selector) => (globalThis as unknown as { axe: typeof axe }).axe.run(selector),
    part,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** The same as it looks by day and by night; `look` takes a picture of each. */
export async function accessibilityInBothSchemes(
  page: Page,
  look: (scheme: 'light' | 'dark') => Promise<unknown>,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await look(colorScheme);
    problems.push(...(await accessibilityProblems(page)));
  }
  return problems;
}
