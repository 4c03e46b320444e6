import { mkdirSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { DEMO_CUSTOMERS } from '../../src/local/demo-data';
import { launchChromium } from './chromium';
import { startStackUnderTest, type StackUnderTest } from './local-stack';
import { createTourPanes, type TourPanes } from './tour-panes';
import { createTourPhone, type TourPhone } from './tour-phone';

const OUTPUT = 'test/output';
const SCREEN = { width: 1440, height: 900 };

/** The whole local stack in one browser window, as whoever follows docs/tour.md has it. */
export interface Tour extends TourPanes {
  readonly stack: StackUnderTest;
  readonly page: Page;
  readonly anna: TourPhone;
  readonly ben: TourPhone;
  /** Takes a picture of the window, or of a part of it. */
  readonly picture: (name: string, of?: Page | Locator) => Promise<void>;
  /** Takes a picture of the window as it is on a screen of this height, with this at the top of what it scrolls in. */
  readonly tallPicture: (name: string, height: number, topTestId: string) => Promise<void>;
  /** What the browser has complained of so far. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export async function startTour(): Promise<Tour> {
  mkdirSync(OUTPUT, { recursive: true });
  const stack = await startStackUnderTest();
  const browser = await launchChromium();
  const context = await browser.newContext({
    viewport: SCREEN,
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const complaints = collectComplaints(context);
  const page = await context.newPage();
  await page.goto(stack.url);

  const [anna, ben] = DEMO_CUSTOMERS;
  const panes = createTourPanes(page, stack);
  const picture: Tour['picture'] = async (name, of = page) => {
    // A toast lies over what the picture is about.
    await page.locator('body:not(:has([data-testid=toast]))').waitFor();
    await of.screenshot({ path: `${OUTPUT}/tour-${name}.png`, animations: 'disabled' });
  };
  return {
    ...{ stack, page, complaints, picture },
    ...panes,
    anna: createTourPhone({ page, stack, name: anna.name }),
    ben: createTourPhone({ page, stack, name: ben.name }),
    tallPicture: async (name, height, topTestId) => {
      await page.setViewportSize({ ...SCREEN, height });
      await panes.scrollTo(topTestId);
      await picture(name);
      await page.setViewportSize(SCREEN);
    },
    close: async () => {
      await browser.close();
      await stack.close();
    },
  };
}

function collectComplaints(context: BrowserContext): readonly string[] {
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    // While DynamoDB is throttled, the page cannot read the tables either.
    const isReadingTables = message.location().url.includes('/operations/');
    if (message.type() === 'error' && !isReadingTables) complaints.push(message.text());
  });
  return complaints;
}
