import type { Locator, Page } from 'playwright-core';
import type { StackUnderTest } from './local-stack';
import type { TourPhone } from './tour-phone';

/** What one does in the panes beside the phones; each brings its pane up. */
export interface TourPanes {
  /** What bears this test id, wherever it is. */
  readonly on: (testId: string) => Locator;
  /** Brings a pane up. */
  readonly show: (pane: string) => Promise<void>;
  /** Types a status into the table of parcels, and waits until everything that it set off has happened. */
  readonly setStatus: (parcelId: string, status: string) => Promise<void>;
  /** Drops a CSV file of these lines on the table of parcels. */
  readonly dropCsv: (...lines: readonly string[]) => Promise<void>;
  /** Moves the clock by one of its buttons, and waits until everything that came due has happened. */
  readonly leap: (label: '10-minutes' | '25-hours') => Promise<void>;
  readonly switchFault: (name: string, setting: 'off' | 'once' | 'on') => Promise<void>;
  /** With the fault switched on, lets the person say this, and waits until the fault has struck. */
  readonly strike: (
    fault: string,
    setting: 'once' | 'on',
    phone: Pick<TourPhone, 'say'>,
    text: string,
  ) => Promise<void>;
  /** Resolves once the Clock pane says this of the fault. */
  readonly faultSays: (name: string, text: RegExp) => Promise<void>;
  /** In the Inbox, takes this customer's conversation over from the bot. */
  readonly takeOver: (customer: string) => Promise<void>;
  /** Among the problems on the wire, opens the one that says this, and gives its details. */
  readonly openProblem: (text: string) => Promise<Locator>;
  /** Lays this customer's phone beside the one in use, or takes it away. */
  readonly toggleBeside: (customer: string) => Promise<void>;
  /** Writes in the field and presses the button beside it. */
  readonly send: (field: string, text: string) => Promise<void>;
  /** Places an order in the shop as this customer, for whom the phone is, and gives its parcel's number. */
  readonly order: (customer: string) => Promise<string>;
  /** Brings it into view within what it scrolls in. */
  readonly scrollTo: (testId: string) => Promise<void>;
}

export function createTourPanes(page: Page, stack: StackUnderTest): TourPanes {
  const on = (testId: string): Locator => page.getByTestId(testId);
  const press = (testId: string): Promise<void> => on(testId).click();
  const switchFault: TourPanes['switchFault'] = async (name, setting) => {
    await press('pane-clock');
    await press(`fault-${name}-${setting}`);
    await page.locator(`[data-testid=fault-${name}-${setting}][aria-pressed=true]`).waitFor();
  };
  const faultSays: TourPanes['faultSays'] = (name, text) =>
    on(`fault-${name}-effect`).filter({ hasText: text }).waitFor();
  return {
    on,
    show: (pane) => press(`pane-${pane}`),
    setStatus: async (parcelId, status) => {
      const saved = page.waitForResponse(
        (response) =>
          response.request().method() === 'PATCH' &&
          response.url().endsWith(`/operations/parcels/${parcelId}`),
      );
      await press('pane-parcels');
      const cell = on(`parcel-status-${parcelId}`);
      await cell.fill(status);
      await cell.press('Enter');
      await saved;
      await stack.settled();
    },
    dropCsv: async (...lines) => {
      const file = `new File([${JSON.stringify(lines.join('\r\n'))}], 'friday.csv')`;
      const dataTransfer = await page.evaluateHandle(
        `(() => { const files = new DataTransfer(); files.items.add(${file}); return files; })()`,
      );
      await page.locator('.pane.parcels').dispatchEvent('drop', { dataTransfer });
      await on('import').waitFor();
    },
    leap: async (label) => {
      await press('pane-clock');
      await press(`advance-${label}`);
      await page.locator(`[data-testid=advance-${label}]:enabled`).waitFor();
      await stack.settled();
    },
    switchFault,
    faultSays,
    strike: async (fault, setting, phone, text) => {
      await switchFault(fault, setting);
      await phone.say(text);
      await faultSays(fault, /^Struck/);
    },
    takeOver: async (customer) => {
      await press('pane-inbox');
      await press(`conversation-${customer}`);
      await press('take-over');
    },
    openProblem: async (text) => {
      await press('pane-wire');
      await press('tab-wire');
      await on('wire-problems').check();
      await page.getByRole('option').filter({ hasText: text }).click();
      return on('wire-detail').filter({ hasText: text });
    },
    toggleBeside: async (customer) => {
      await press('more-phones');
      await press(`beside-${customer}`);
    },
    send: async (field, text) => {
      await on(field).fill(text);
      await press(`${field}-send`);
    },
    order: async (customer) => {
      await press('pane-shop');
      await on('shopper').selectOption(customer);
      await on('shop-phone').selectOption(customer);
      await press('place-order');
      const confirmed = (await on('order').textContent()) ?? '';
      return /DL-\d+/.exec(confirmed)?.[0] ?? '';
    },
    scrollTo: async (testId) => {
      await page.evaluate(`document.querySelector('[data-testid=${testId}]').scrollIntoView()`);
    },
  };
}
