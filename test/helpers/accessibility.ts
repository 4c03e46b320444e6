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
