import { refusalOf, setStage } from './harness';
import type { Stage } from './harness';

const body = (text: string, example: object = { body_text: [['x']] }): object => ({
  type: 'BODY',
  text,
  example,
});
const header = (length: number): object => ({
  type: 'HEADER',
  format: 'TEXT',
  text: 'x'.repeat(length),
});
const trackButton = {
  type: 'URL',
  text: 'Track',
  url: 'https://shop.example.com/{{1}}',
  example: { url_suffix_example: 'https://shop.example.com/1' },
};
const TEMPLATE = {
  name: 'parcel_update',
  language: 'en',
  category: 'UTILITY',
  parameter_format: 'NAMED',
  components: [
    body('Your parcel {{parcel}} is {{status}} now.'),
    { type: 'BUTTONS', buttons: [trackButton] },
  ],
};
const named = (parameter_name: string, text: string): object => ({
  type: 'text',
  parameter_name,
  text,
});
const PARAMETERS = [named('parcel', 'DL-1001'), named('status', 'in transit')];
const utility = (more: object = {}, bodyParameters: readonly object[] = PARAMETERS): object => ({
  template: {
    name: 'parcel_update',
    language: { code: 'en' },
    components: [
      { type: 'body', parameters: bodyParameters },
      { type: 'buttons', parameters: [{ type: 'URL', url: 'DL-1001' }] },
    ],
    ...more,
  },
});
const UTILITY = { messaging_type: 'UTILITY' };

describe('creating a utility template', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.close());

  const create = (more: object) =>
    stage.graph('POST', '/me/message_templates', { ...TEMPLATE, ...more });
  const withBody = (component: object) => ({ components: [component] });
  const withButtons = (count: number, button: object = trackButton) => ({
    components: [
      body('Fine {{a}} here'),
      { type: 'BUTTONS', buttons: Array.from({ length: count }, () => button) },
    ],
  });

  test.each([
    ['a plain name', { name: 'Parcel Update' }, {}],
    ['the category UTILITY', { category: 'MARKETING' }, {}],
    ['a language code', { language: 'english' }, { language: 'de_DE' }],
    ['a BODY', withBody({ type: 'HEADER', format: 'TEXT', text: 'News' }), {}],
    [
      'at most 1024 characters',
      withBody(body('x'.repeat(1_025))),
      withBody(body('x'.repeat(1_024))),
    ],
    [
      'a header of at most 60 characters',
      { components: [header(61), body('Hello there.')] },
      { components: [header(60), body('Hello there.')] },
    ],
    ['no parameter at the start', withBody(body('{{a}} it is')), withBody(body('It is {{a}}.'))],
    ['no parameter at the end', withBody(body('It is {{a}}')), withBody(body('It is {{a}}.'))],
    ['examples', withBody(body('It {{a}} is', {})), withBody(body('It is', {}))],
    ['words as names', withBody(body('It {{1}} is')), withBody(body('It {{one}} is'))],
    ['no # $ % in a name', withBody(body('It {{#a}} is')), withBody(body('It {{a}} is'))],
    [
      'sequential numbers',
      { parameter_format: 'POSITIONAL', ...withBody(body('It {{1}} went {{3}} is')) },
      { parameter_format: 'POSITIONAL', ...withBody(body('It {{1}} went {{2}} is')) },
    ],
    [
      'more words than parameters',
      withBody(body('It {{a}} {{b}} is')),
      withBody(body('It {{a}} went {{b}} is')),
    ],
    [
      'each component once',
      { components: [body('Fine.'), body('Fine.')] },
      { components: [header(4), body('Fine.')] },
    ],
    [
      'button addresses of the web',
      withButtons(1, { ...trackButton, url: 'javascript:{{1}}' }),
      withButtons(1, trackButton),
    ],
    [
      'an example for a button address with a blank',
      withButtons(1, { ...trackButton, example: {} }),
      withButtons(1, { ...trackButton, url: 'https://shop.example.com/', example: {} }),
    ],
    [
      'button payloads of at most 1000 characters',
      withButtons(1, { type: 'POSTBACK', text: 'Track', payload: 'x'.repeat(1_001) }),
      withButtons(1, { type: 'POSTBACK', text: 'Track', payload: 'x'.repeat(1_000) }),
    ],
    ['at most three buttons', withButtons(4), withButtons(3)],
    [
      'button labels of at most 20 characters',
      withButtons(1, { ...trackButton, text: 'x'.repeat(21) }),
      withButtons(1, { ...trackButton, text: 'x'.repeat(20) }),
    ],
  ])('needs %s', async (rule, refused, legal) => {
    const name = rule.replaceAll(/\W/g, '_').toLowerCase();

    const no = await create({ name, ...refused });
    const yes = await create({ name, ...legal });

    expect(refusalOf(no)).toEqual([100, undefined]);
    expect(yes.body).toMatchObject({ status: 'APPROVED', category: 'UTILITY' });
  });

  test('is possible as in Meta’s own example', async () => {
    const answer = await create({
      name: 'parcel_out_for_delivery',
      components: [
        {
          type: 'HEADER',
          format: 'TEXT',
          text: '{{order_type}} Update',
          example: { header_text_named_params: [{ param_name: 'order_type', example: 'Order' }] },
        },
        body('Good news! Your order #{{order_id}} is on its way. Thank you, {{customer_name}}!', {
          body_text_named_params: [{ param_name: 'order_id', example: '566701' }],
        }),
        {
          type: 'BUTTONS',
          buttons: [
            trackButton,
            { type: 'POSTBACK', text: 'Track Order', payload: 'order_id_{{2}}' },
          ],
        },
      ],
    });

    expect(answer.body).toMatchObject({ status: 'APPROVED' });
  });

  test('with a QUICK_REPLY button is refused with 100/2018416', async () => {
    const answer = await create(withButtons(1, { type: 'QUICK_REPLY', text: 'OK' }));

    expect(refusalOf(answer)).toEqual([100, 2018416]);
  });

  test('is possible once for a name and language, and shows in the list', async () => {
    const first = await create({ name: 'only_once' });
    const again = await create({ name: 'only_once' });
    const german = await create({ name: 'only_once', language: 'de' });
    const list = await stage.graph('GET', '/me/message_templates?name=only_once');

    expect([first.status, german.status]).toEqual([200, 200]);
    expect(refusalOf(again)).toEqual([100, undefined]);
    expect(list.body['data']).toMatchObject([{ language: 'en' }, { language: 'de' }]);
  });

  test('is listed in portions, which lead from one to the next', async () => {
    const path = '/me/message_templates?name=in_portions&limit=1';
    for (const language of ['en', 'de']) await create({ name: 'in_portions', language });

    const first = await stage.graph('GET', path);
    const { cursors } = first.body['paging'] as { readonly cursors: { readonly after: string } };
    const second = await stage.graph('GET', `${path}&after=${cursors.after}`);

    expect(first.body).toMatchObject({
      data: [{ language: 'en' }],
      paging: { next: expect.any(String) as string },
    });
    expect(second.body).toMatchObject({ data: [{ language: 'de' }] });
    expect(second.body['paging']).not.toHaveProperty('next');
  });

  test.each(['limit=0', 'limit=many', 'after=nowhere'])('is not listed by %s', async (query) => {
    const answer = await stage.graph('GET', `/me/message_templates?${query}`);

    expect(refusalOf(answer)).toEqual([100, undefined]);
  });
});

test('how many words a template needs for its parameters is a switch', async () => {
  const lenient = await setStage({ templateWordsPerParameter: 0 });

  const answer = await lenient.graph('POST', '/me/message_templates', {
    ...TEMPLATE,
    components: [body('It {{a}} {{b}} is')],
  });

  expect(answer.status).toBe(200);
  await lenient.close();
});

describe('sending a utility template', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
    await stage.control.say(psid, 'hello');
    await stage.graph('POST', '/me/message_templates', TEMPLATE);
  });
  afterEach(() => stage.close());

  test('reaches the person long after the window closed, with its parameters filled in', async () => {
    stage.time.jump(30 * 24 * 3_600_000);

    const answer = await stage.send(psid, utility(), UTILITY);

    const { messages } = await stage.control.thread(psid);
    expect(answer.status).toBe(200);
    expect(messages.at(-1)?.content).toEqual({
      kind: 'utility',
      template: 'parcel_update',
      text: 'Your parcel DL-1001 is in transit now.',
      buttons: [{ kind: 'url', title: 'Track', url: 'https://shop.example.com/DL-1001' }],
    });
  });

  test.each([
    ['messaging_type UTILITY', utility(), { messaging_type: 'UPDATE' }],
    ['a template', { text: 'Hi' }, UTILITY],
    ['a known name', utility({ name: 'parcel_lost' }), UTILITY],
    ['its language', utility({ language: { code: 'de' } }), UTILITY],
    ['every parameter', utility({}, PARAMETERS.slice(1)), UTILITY],
    ['no other parameter', utility({}, [...PARAMETERS, named('x', 'y')]), UTILITY],
    ['each parameter once', utility({}, [PARAMETERS[0]!, PARAMETERS[0]!]), UTILITY],
    ['names for named parameters', utility({}, unnamed(2)), UTILITY],
    ['its button parameters', utility({ components: [] }), UTILITY],
  ])('needs %s', async (_rule, message, rest) => {
    const no = await stage.send(psid, message, rest);
    const yes = await stage.send(psid, utility(), UTILITY);

    expect(refusalOf(no)).toEqual([100, undefined]);
    expect(yes.status).toBe(200);
  });

  test('needs its approval, of which the app is told by webhook', async () => {
    const { templates } = await stage.control.overview();
    await stage.control.setTemplateStatus(templates[0]!.id, 'PAUSED');
    const paused = await stage.send(psid, utility(), UTILITY);
    await stage.control.setTemplateStatus(templates[0]!.id, 'APPROVED');
    const approved = await stage.send(psid, utility(), UTILITY);
    await stage.emulator.settled();

    expect(refusalOf(paused)).toEqual([100, undefined]);
    expect(approved.status).toBe(200);
    const changes = stage.bot.received.flatMap(({ json }) => json.entry[0]?.changes ?? []);
    expect(changes).toMatchObject([
      { field: 'message_template_status_update', value: { event: 'PAUSED' } },
      { field: 'message_template_status_update', value: { event: 'APPROVED' } },
    ]);
  });

  test('starts pending where that is assumed, and needs the Page to be enabled', async () => {
    const pending = await setStage({ newTemplateStatus: 'PENDING' });
    const disabled = await setStage({ utilityMessages: false });
    for (const { control, anna, graph } of [pending, disabled]) {
      await control.say(anna.psid, 'hello');
      await graph('POST', '/me/message_templates', TEMPLATE);
    }

    const unapproved = await pending.send(pending.anna.psid, utility(), UTILITY);
    const elsewhere = await disabled.send(disabled.anna.psid, utility(), UTILITY);

    expect(refusalOf(unapproved)).toEqual([100, undefined]);
    expect(refusalOf(elsewhere)).toEqual([10, undefined]);
    await Promise.all([pending.close(), disabled.close()]);
  });
});

function unnamed(count: number): readonly object[] {
  return Array.from({ length: count }, () => ({ type: 'text', text: 'x' }));
}
