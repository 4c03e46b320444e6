import { DEMO_CUSTOMERS } from '../../src/local/demo-data';
import { startTour, type Tour } from '../helpers/tour';
import { startOtherBot } from '../helpers/tour-other-bot';

const [ANNA, BEN] = DEMO_CUSTOMERS;

/** The steps of docs/tour.md, in order: each goes on where the one before it ended, and takes its picture. */
describe('the tour', () => {
  let tour: Tour;

  beforeAll(async () => {
    tour = await startTour();
  });
  afterAll(async () => {
    await tour.close();
  });
  afterEach(() => {
    expect(tour.complaints).toEqual([]);
  });

  test('Say hello', async () => {
    const { anna } = tour;
    await anna.element.getByTestId('get-started').click();
    await anna.shows('Guten Tag, Anna! Ich bin ein automatischer Assistent');

    await anna.say('Hallo');
    await tour.stack.settled();

    expect(await anna.rightEdgeOf('Hallo')).toBeGreaterThan(await anna.rightEdgeOf('Guten Tag'));
    await tour.picture('01-hello');
  });

  test('A stranger learns nothing', async () => {
    const { anna } = tour;

    await anna.say('Wo ist DL-1001?');

    await anna.button('Log In').waitFor();
    expect(await anna.told('Leipzig')).toBe(0);
    await tour.picture('02-stranger', anna.element);
  });

  test('Log in from the chat', async () => {
    const { anna } = tour;
    const popup = await anna.logIn(ANNA.email);
    await popup.getByText(ANNA.name).first().waitFor();
    await tour.picture('03-log-in', popup);

    await popup.getByRole('button', { name: 'Yes, link them' }).click();

    await anna.shows(`jetzt mit ${ANNA.name} verknüpft`);
    await anna.shows('Leipzig');
    await tour.picture('03-linked', anna.element);
  });

  test('Change a parcel', async () => {
    const { anna } = tour;

    await tour.setStatus('DL-1001', 'out_for_delivery');

    await anna.shows('DL-1001 ist in der Zustellung');
    expect(await anna.told('DL-1001 ist in der Zustellung')).toBe(1);
    await tour.picture('04-parcel');
  });

  test('Drop a CSV file', async () => {
    const { anna, on } = tour;
    const rows = ['parcelId,customerId,status,location', 'DL-1002,,out_for_delivery,Leipzig'];
    await tour.dropCsv(...rows, 'DL-2002,,in_transt,Cardiff');
    await on('import-fault').filter({ hasText: 'Line 3' }).waitFor();
    await tour.picture('05-mistake', on('import'));
    await on('cancel').click();
    expect(await anna.told('DL-1002 ist in der Zustellung')).toBe(0);
    await tour.dropCsv(...rows, 'DL-2002,,in_transit,Cardiff', 'DL-1004,C-1001,in_transit,Hamburg');

    await on('confirm').click();

    await anna.shows('DL-1002 ist in der Zustellung');
    await anna.shows('DL-1004');
    await tour.stack.settled();
    expect(await anna.told('DL-1002 ist in der Zustellung')).toBe(1);
    await tour.picture('05-csv');
  });

  test('Twenty-five hours later', async () => {
    const { anna, on } = tour;
    await tour.leap('25-hours');
    await anna.headerSays('window closed');
    await tour.setStatus('DL-1001', 'delivered');
    expect(await anna.told('DL-1001 ist zugestellt')).toBe(0);
    await tour.show('wire');
    await on('tab-queue').click();
    await on(`queue-${ANNA.name}`).getByText('The 24-hour window is closed').waitFor();
    await tour.picture('06-held');

    await anna.say('Danke');

    await anna.shows('DL-1001 ist zugestellt');
    expect(await anna.told('DL-1001 ist zugestellt')).toBe(1);
  });

  test('Talk to a human', async () => {
    const { anna, on } = tour;
    const waits = on(`conversation-${ANNA.name}`).filter({ hasText: 'Waits for a human' });
    await tour.takeOver(ANNA.name);
    await anna.headerSays('Agent answers');
    const answers = await anna.told('');
    await anna.say('Hallo, ist da ein Mensch?');
    await waits.waitFor();
    expect(await anna.told('')).toBe(answers);
    await tour.send('inbox-reply', 'Ja! Hier ist Maria. Was kann ich für Sie tun?');
    await anna.shows('Hier ist Maria');
    await tour.picture('07-human');

    await on('done').click();

    await anna.shows('Der automatische Assistent ist wieder da');
  });

  test('A question becomes a ticket', async () => {
    const { anna, on } = tour;
    const closing = on('ticket-status').filter({ hasText: 'Close' });
    await anna.say('Ich habe eine Frage zu DL-1002');
    await anna.shows('Was möchten Sie zu DL-1002 wissen?');
    await anna.say('Kann mein Nachbar das Paket annehmen?');
    await anna.shows(/als Anfrage T-\w+ zu DL-1002/);
    await on('inbox-tickets').click();
    await on('agent-name').fill('Maria');
    await tour.send('ticket-reply', 'Ja, bitte nennen Sie uns den Namen.');
    await anna.shows('Maria aus unserem Team: Ja');
    await anna.say('Clara Öztürk');
    await on('ticket-note').filter({ hasText: 'Clara Öztürk' }).waitFor();
    await tour.picture('08-ticket');
    await closing.click();
    await anna.shows(/Ihre Anfrage T-\w+ ist abgeschlossen/);

    await anna.answer('Wieder öffnen');

    await closing.click();
    await on('ticket-status').filter({ hasText: 'Reopen' }).waitFor();
  });

  test('From the shop into Messenger', async () => {
    const { ben, on } = tour;
    await ben.use();
    const parcelId = await tour.order(BEN.name);
    await on('continue-in-messenger').click();
    await ben.element.getByTestId('get-started').click();
    await ben.shows("Link this chat to Ben's account?");
    await tour.picture('09-shop');
    await ben.answer('Yes, link');
    await ben.shows(`now linked with ${BEN.name}`);
    await tour.setStatus(parcelId, 'in_transit');
    await ben.shows(`${parcelId} is on its way`);
    await tour.show('shop');
    await on('shop-on').click();
    await tour.order(BEN.name);

    await on('send-to-messenger').click();

    await ben.shows("We've received your order");
    await tour.stack.settled();
  });

  test('Two phones', async () => {
    const { anna, ben } = tour;
    await anna.use();
    await tour.toggleBeside(BEN.name);

    await tour.setStatus('DL-1004', 'out_for_delivery');
    await tour.setStatus('DL-2001', 'delivered');

    await anna.shows('DL-1004 ist in der Zustellung');
    await ben.shows('DL-2001 has been delivered');
    expect(await anna.told('DL-2001')).toBe(0);
    expect(await ben.told('DL-1004')).toBe(0);
    await tour.scrollTo('parcel-row-DL-1004');
    await tour.picture('10-two-phones');
    await tour.toggleBeside(BEN.name);
  });

  test('Break something', async () => {
    const { anna } = tour;
    const before = await anna.told('Gern geschehen');
    const answers = async (): Promise<number> => (await anna.told('Gern geschehen')) - before;

    await tour.strike('timeoutAfterSend', 'once', anna, 'Vielen Dank');
    const afterLostAnswer = await answers();
    await tour.strike('http500', 'once', anna, 'Vielen Dank');
    await tour.leap('10-minutes');
    const afterServerError = await answers();
    await tour.strike('webhookDuplicated', 'once', anna, 'Vielen Dank');
    const afterTwoWebhooks = await answers();
    await tour.strike('dynamoDbThrottled', 'on', anna, 'Vielen Dank');
    const whileThrottled = await answers();
    await tour.switchFault('dynamoDbThrottled', 'off');
    await tour.leap('10-minutes');

    expect([afterLostAnswer, afterServerError, afterTwoWebhooks]).toEqual([1, 2, 3]);
    expect([whileThrottled, await answers()]).toEqual([3, 4]);
    const faults = ['timeoutAfterSend', 'http500', 'webhookDuplicated', 'dynamoDbThrottled'];
    await Promise.all(faults.map((fault) => tour.faultSays(fault, /recovered/)));
    await tour.tallPicture('11-faults', 1240, 'fault-http500-on');
  });

  test('Read the wire', async () => {
    const { page } = tour;
    const detail = await tour.openProblem('Fault: Server error');
    await detail.waitFor();
    await tour.picture('12-wire');

    await detail.getByRole('button', { name: 'Copy as curl' }).click();

    await detail.getByText('Copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toMatch(/^curl [\s\S]*\/messages/);
  });

  test('Log out', async () => {
    const { anna, on } = tour;
    await tour.show('parcels');
    await anna.say('Abmelden');
    await anna.button('Log Out').click();
    await on('confirm').waitFor();
    await tour.picture('13-log-out');
    await on('confirm').click();
    await anna.shows('Sie sind abgemeldet');
    const before = await anna.told('');

    await tour.setStatus('DL-1002', 'delivered');

    expect(await anna.told('')).toBe(before);
  });

  test('Point another bot at it', async () => {
    const bot = await startOtherBot();
    const page = await tour.page.context().newPage();
    await page.goto(`${bot.url}/#wire`);
    await page.getByTestId('composer').fill('Is anybody there?');

    await page.keyboard.press('Enter');

    await page.locator('.message[data-from=bot]').getByText('Is anybody there?').waitFor();
    await page.getByRole('option').filter({ hasText: 'POST' }).first().click();
    await tour.picture('14-another-bot', page);
    await page.close();
    await bot.stop();
  });
});
