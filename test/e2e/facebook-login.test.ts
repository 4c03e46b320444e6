import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient, type DocumentClient } from '../../src/store/dynamodb';
import { TABLES } from '../../src/store/tables';
import { launchChromium } from '../helpers/chromium';
import { startStackUnderTest, type StackUnderTest } from '../helpers/local-stack';
import { localCredentials } from '../helpers/tables';

type Row = Readonly<Record<string, unknown>>;

/** A login with Facebook on the local stack, from the click to the update of a parcel. */
describe('Continue with Facebook', () => {
  let stack: StackUnderTest;
  let client: DocumentClient;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    stack = await startStackUnderTest();
    client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
    context = await browser.newContext({ locale: 'en-GB' });
    page = await context.newPage();
  });
  afterEach(async () => {
    await context.close();
    client.destroy();
    await stack.close();
  });

  const rowsOf = async (table: string): Promise<readonly Row[]> =>
    (await client.send(new ScanCommand({ TableName: `${stack.tablePrefix}${table}` }))).Items ?? [];
  const psidOf = async (name: string): Promise<string> => {
    const person = (await stack.control.people()).find((each) => each.name === name);
    return person?.psid ?? '';
  };
  const madeByFacebook = async (): Promise<readonly Row[]> =>
    (await rowsOf('customers')).filter((row) => row['createdVia'] === 'facebook_login');

  /** From the login page to Facebook's dialog and back. */
  const continueAs = async (name: string): Promise<void> => {
    await page.goto(`${stack.url}/login/`);
    await page.getByRole('button', { name: 'Continue with Facebook' }).click();
    await page.getByRole('link', { name }).click();
    await page.locator('#notice-screen').waitFor();
    await stack.settled();
  };
  const title = () => page.locator('#notice-title').textContent();

  test('links the chat of whoever logs in, tells them there, and a parcel’s update reaches it', async () => {
    const psid = await psidOf('Anna Berger');
    await stack.control.say(psid, 'Hallo');
    await stack.settled();

    await continueAs('Continue as Anna Berger');

    const [customer, ...others] = await madeByFacebook();
    expect(await title()).toBe('You’re logged in');
    expect(others).toEqual([]);
    expect(customer).toMatchObject({ name: 'Anna Berger', psid, linkedVia: 'facebook_login' });
    expect((await stack.textsTo(psid)).join('\n')).toContain('jetzt mit Anna Berger verknüpft');

    const customerId = String(customer?.['customerId']);
    const row = { method: 'PUT', body: JSON.stringify({ customerId, status: 'in_transit' }) };
    await fetch(`${stack.url}/operations/parcels/FB-1`, row);
    await stack.settled();
    await stack.setParcel('FB-1', { status: 'out_for_delivery' });
    await stack.settled();
    expect((await stack.textsTo(psid)).at(-1)).toContain('FB-1 ist in der Zustellung');
    expect((await stack.textsTo(await psidOf('Ben Carter'))).join()).not.toContain('FB-1');
  });

  test('a second time changes nothing and says nothing more in the chat', async () => {
    const psid = await psidOf('Anna Berger');
    await stack.control.say(psid, 'Hallo');
    await continueAs('Continue as Anna Berger');
    const before = await stack.textsTo(psid);

    await continueAs('Continue as Anna Berger');

    expect(await title()).toBe('You’re logged in');
    expect(await stack.textsTo(psid)).toEqual(before);
    expect(await madeByFacebook()).toHaveLength(1);
  });

  test('tells who never wrote so, and links once they have said yes in the chat', async () => {
    const psid = await psidOf('Ben Carter');

    await continueAs('Continue as Ben Carter');

    const href = await page.getByRole('link', { name: 'Open the chat' }).getAttribute('href');
    const ref = new URL(href ?? '', stack.url).searchParams.get('ref') ?? '';
    expect(await title()).toBe('You have not written to us yet');
    await stack.control.openLink(psid, ref);
    await stack.control.getStarted(psid);
    await stack.settled();
    await stack.control.say(psid, 'yes');
    await stack.settled();
    expect((await stack.textsTo(psid)).join('\n')).toContain('now linked with Ben Carter');
    expect(await madeByFacebook()).toMatchObject([{ name: 'Ben Carter', psid }]);
  });

  test('cancelled at Facebook, nothing happens', async () => {
    await continueAs('Cancel');

    expect(await title()).toBe('Please open this from Messenger');
    expect(await madeByFacebook()).toEqual([]);
  });

  test('while Graph is down the page says so, and e-mail and password still log in', async () => {
    await stack.control.setFault('http500', true);

    await continueAs('Continue as Anna Berger');

    const answer = await fetch(`${stack.url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'anna@example.com', password: 'parcel-demo' }),
    });
    expect(await title()).toBe('Facebook could not log you in');
    expect(answer.status).toBe(200);
    expect(await madeByFacebook()).toEqual([]);
  });

  test('no token of Facebook’s is in any table, any log line, or the tab', async () => {
    const tokens: string[] = [];
    page.on('request', (request) => {
      const { accessToken } = (request.postDataJSON() ?? {}) as { accessToken?: string };
      if (accessToken !== undefined) tokens.push(accessToken);
    });
    const psid = await psidOf('Anna Berger');
    await stack.control.say(psid, 'Hallo');

    await continueAs('Continue as Anna Berger');

    const tables = await Promise.all(TABLES.map(rowsOf));
    const tab = await page.evaluate(
      'JSON.stringify([location.href, { ...sessionStorage }, { ...localStorage }, history.state])',
    );
    const [token = 'none'] = tokens;
    expect(token.length).toBeGreaterThan(10);
    expect([JSON.stringify(tables), ...stack.logged, String(tab)].join('\n')).not.toContain(token);
    expect(JSON.stringify(tables)).not.toContain('link-request#');
  });
});
