import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ImportPlan } from '../../src/parcels/csv/plan-import';
import { accessibilityProblems } from '../helpers/accessibility';
import { launchChromium } from '../helpers/chromium';
import { startLocalPageServer, type LocalPageServer } from '../helpers/local-page-server';
import { LOOKS, WIDE } from '../helpers/looks';

const OUTPUT = 'test/output';

const csv = (...lines: readonly string[]): string => lines.join('\r\n');

describe('a CSV file on the parcels pane', () => {
  let server: LocalPageServer;
  let browser: Browser;
  let page: Page;
  let defects: string[];

  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    server = await startLocalPageServer();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    defects = [];
    await server.putParcel({ parcelId: 'DL-1001', customerId: 'C-1001', status: 'in_transit' });
  });
  afterEach(async () => {
    await page.context().close();

    expect(defects).toEqual([]);
  });

  const open = async (
    options: BrowserContextOptions = WIDE,
    { url }: LocalPageServer = server,
  ): Promise<void> => {
    const context = await browser.newContext({ locale: 'en-GB', ...options });
    page = await context.newPage();
    page.on('pageerror', ({ message }) => defects.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') defects.push(message.text());
    });
    await page.goto(`${url}/#parcels`);
    await page.getByTestId('parcel-row-DL-1001').waitFor();
  };

  const drag = async (text: string) => {
    const file = `new File([${JSON.stringify(text)}], 'friday.csv')`;
    const dataTransfer = await page.evaluateHandle(
      `(() => { const files = new DataTransfer(); files.items.add(${file}); return files; })()`,
    );
    const at = page.getByTestId('parcel-row-DL-1001');
    await at.dispatchEvent('dragover', { dataTransfer });
    await page.getByTestId('drop-hint').waitFor();
    return {
      drop: async (): Promise<void> => {
        await at.dispatchEvent('drop', { dataTransfer });
        await page.getByTestId('import').waitFor();
      },
    };
  };

  const drop = async (text: string): Promise<void> => {
    await (await drag(text)).drop();
  };

  const counts = (): Promise<readonly string[]> =>
    page.getByTestId('import-counts').getByRole('listitem').allTextContents();

  const confirm = async (): Promise<void> => {
    await page.getByTestId('confirm').click();
  };

  const field = (parcelId: string, name: string): Promise<string> =>
    page.getByTestId(`parcel-${name}-${parcelId}`).inputValue();

  const rows = async (): Promise<string> =>
    (await page.request.get(`${server.url}/operations/parcels`)).text();

  const toast = async (text: string): Promise<void> => {
    await page.getByTestId('toast').filter({ hasText: text }).waitFor();
  };

  it('with mistakes shows them by line, and writes nothing', async () => {
    await open();
    const before = await rows();

    await drop(csv('parcelId,status', 'DL-1001,delivered', 'DL-1002,deliverd', 'DL-7001,pending'));

    const faults = await page.getByTestId('import-fault').allTextContents();
    expect(faults).toEqual([
      'Line 3 “deliverd” is not a status.',
      'Line 4 DL-7001 is new, so it needs a customerId.',
    ]);
    expect(await page.getByTestId('confirm').count()).toBe(0);
    expect(await rows()).toBe(before);
  });

  it('changes a row and adds one, after showing both', async () => {
    await open();
    await drop(
      csv(
        'status;parcelId;customerId;note',
        'delivered;DL-1001;;"Left with; a neighbour"',
        'pending;DL-7002;C-1002;',
      ),
    );
    const shown = await counts();
    const change = await page.getByTestId('import-change-DL-1001').textContent();

    await confirm();

    await toast('2 rows imported.');
    await page.locator('[data-testid=parcel-row-DL-1001][data-tone=done]').waitFor();
    await page.getByTestId('parcel-row-DL-7002').waitFor();
    expect(shown).toEqual(['1 new', '1 changed', '0 unchanged']);
    expect(change).toContain('status in_transit → delivered');
    expect(await field('DL-1001', 'note')).toBe('Left with; a neighbour');
    expect(await field('DL-1001', 'customerId')).toBe('C-1001');
    expect(await page.getByTestId('import').count()).toBe(0);
  });

  it('is let go of without a trace', async () => {
    await open();
    const before = await rows();
    await drop(csv('parcelId,status', 'DL-1001,delivered'));

    await page.keyboard.press('Escape');

    await page.getByTestId('import').waitFor({ state: 'detached' });
    expect(await rows()).toBe(before);
  });

  it('can be chosen by keyboard; one that changes nothing says so', async () => {
    await open();
    const chooser = page.waitForEvent('filechooser');
    await page.getByTestId('import-csv').press('Enter');

    await (
      await chooser
    ).setFiles({
      name: 'same.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('\uFEFFparcelId\tstatus\nDL-1001\tIn Transit\n'),
    });

    await page.getByText('The table has all of this already.').waitFor();
    expect(await counts()).toEqual(['0 new', '0 changed', '1 unchanged']);
  });

  it('names a customer whom nobody knows', async () => {
    await open();

    await drop(csv('parcelId,customerId,status', 'DL-7003,C-77,pending'));

    await page.getByTestId('import-change-DL-7003').getByText('No such customer').waitFor();
  });

  it('is looked at anew if the table has changed meanwhile', async () => {
    await server.putParcel({ parcelId: 'DL-7004', customerId: 'C-1001', status: 'pending' });
    await open();
    await drop(csv('parcelId,status', 'DL-7004,delivered'));
    await page.request.delete(`${server.url}/operations/parcels/DL-7004`);

    await confirm();

    await toast('The file does not fit the table as it is now.');
    await page.getByText('DL-7004 is new, so it needs a customerId.').waitFor();
    // The browser's own word about the refusal.
    defects = defects.filter((defect) => !defect.includes('400'));
  });

  it('is refused above the size that a request may have', async () => {
    await open();
    const chooser = page.waitForEvent('filechooser');
    await page.getByTestId('import-csv').click();

    await (
      await chooser
    ).setFiles({
      name: 'huge.csv',
      mimeType: 'text/csv',
      buffer: Buffer.alloc(11 * 1024 * 1024, 'x'),
    });

    await toast('huge.csv is larger than 10 MB. Split it.');
  });

  it('can be tried with the example', async () => {
    await open();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Example file' }).click();
    const example = await (await download).path();
    const chooser = page.waitForEvent('filechooser');
    await page.getByTestId('import-csv').click();

    await (await chooser).setFiles(example);

    await page.getByTestId('confirm').waitFor();
    expect(await counts()).toEqual(['2 new', '2 changed', '0 unchanged']);
  });

  it('of many rows is written with progress, once', async () => {
    // With so many rows all else would be slow.
    const ownServer = await startLocalPageServer();
    await open(WIDE, ownServer);
    const many = Array.from({ length: 250 }, (_, index) => `DL-${80_000 + index},C-9,pending`);
    await page.evaluate(`
      window.progress = [];
      new MutationObserver(() => {
        const bar = document.querySelector('.import-progress progress');
        if (bar !== null) window.progress.push(bar.value);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    `);
    await drop(csv('parcelId,customerId,status', ...many));

    await confirm();

    await toast('250 rows imported.');
    const progress = await page.evaluate<readonly number[]>('window.progress');
    expect(progress.some((done) => done > 0 && done < 250)).toBe(true);
    expect(progress).toEqual([...progress].sort((left, right) => left - right));
    await page.getByTestId('parcel-row-DL-80249').waitFor();
    await ownServer.close();
  });

  describe('at the server', () => {
    const post = (body: string, query = '', type = 'text/csv') =>
      page.request.post(`${server.url}/operations/parcels-import${query}`, {
        data: body,
        headers: { 'content-type': type },
      });

    it('is not written if it has faults, whoever asks', async () => {
      await open();
      const before = await rows();

      const answer = await post(csv('parcelId,status', 'DL-1001,delivered', ',lost'), '?write');

      expect(answer.status()).toBe(400);
      expect(await rows()).toBe(before);
    });

    it('is only taken as what no page of another origin can send unasked', async () => {
      await open();

      const answer = await post(csv('parcelId,status', 'DL-1001,delivered'), '', 'text/plain');

      expect(answer.status()).toBe(400);
    });

    it('is only looked at unless asked to write it', async () => {
      await open();
      const before = await rows();

      const answer = await post(csv('parcelId,status', 'DL-1001,delivered'));

      const { changes } = (await answer.json()) as ImportPlan;
      expect(changes).toHaveLength(1);
      expect(await rows()).toBe(before);
    });
  });

  it.each(LOOKS)('has no accessibility problem (%s)', async (name, options) => {
    await open(options);
    const problems: string[] = [];
    const look = async (what: string): Promise<void> => {
      problems.push(...(await accessibilityProblems(page)));
      await page.screenshot({ path: `${OUTPUT}/parcels-${what}-${name}.png` });
    };
    const { drop: dropFaulty } = await drag(
      csv('parcelId,status,note', 'DL-1001,lost,', 'DL-1002,delivered,Left, behind', 'DL-7005,,'),
    );
    await look('drag');
    await dropFaulty();
    await look('import-errors');
    await page.keyboard.press('Escape');

    await drop(
      csv(
        'parcelId,customerId,status,location,note',
        'DL-1001,,out_for_delivery,Berlin,',
        'DL-1002,,,,"Open until 8 pm, ring twice"',
        'DL-7006,C-77,pending,,',
      ),
    );

    await look('import');
    expect(problems).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(
      options.viewport.width,
    );
  });
});
