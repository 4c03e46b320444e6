import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { LoginPageServer } from './login-page-server';

/** One person at the login page. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every address outside this machine that the page navigated to. */
  readonly left: readonly string[];
  /** Broken policy and uncaught errors: there must be none, whatever the test is about. */
  readonly defects: readonly string[];
}

export interface VisitOptions extends BrowserContextOptions {
  /** Takes over the page's clock, so that the test can move it. */
  readonly ownClock?: boolean;
  /** The browser lets no page keep anything, as with all cookies blocked. */
  readonly keepsNothing?: boolean;
}

const DENY_STORAGE = `Object.defineProperty(window, 'sessionStorage', {
  get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
});`;

/** Opens the page as Messenger does, with those parameters appended. */
export async function visitLoginPage(
  browser: Browser,
  server: LoginPageServer,
  query: Readonly<Record<string, string>>,
  { ownClock = false, keepsNothing = false, ...options }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const left: string[] = [];
  const defects: string[] = [];
  await context.route(
    ({ hostname }) => hostname !== 'localhost',
    async (route) => {
      const request = route.request();
      if (request.isNavigationRequest()) left.push(request.url());
      await route.fulfill({ contentType: 'text/html', body: '<title>Messenger</title>' });
    },
  );
  const page = await context.newPage();
  page.on('pageerror', (error) => defects.push(error.message));
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) defects.push(message.text());
  });
  if (ownClock) await page.clock.install();
  if (keepsNothing) await page.addInitScript(DENY_STORAGE);
  await page.goto(`${server.pageUrl}/?${new URLSearchParams(query).toString()}`);
  await page.waitForSelector('main section:not([hidden]):not(.loading)');
  return { page, context, left, defects };
}
