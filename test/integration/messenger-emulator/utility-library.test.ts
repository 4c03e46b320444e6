import { refusalOf, setStage } from './harness';
import type { GraphReply, Stage } from './harness';

const BUTTON = {
  type: 'URL',
  url: {
    base_url: 'https://shop.example.com/{{1}}',
    url_suffix_example: 'https://shop.example.com/1',
  },
};
const CLONE = {
  name: 'shipped',
  language: 'en',
  category: 'UTILITY',
  library_template_name: 'shipment_confirmation_1',
  library_template_button_inputs: [BUTTON],
};

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const clone = (more: object = {}): Promise<GraphReply> =>
  stage.graph('POST', '/me/message_templates', { ...CLONE, ...more });
const listed = async (query = ''): Promise<readonly Record<string, unknown>[]> =>
  (await stage.graph('GET', `/me/message_templates${query}`)).body['data'] as readonly Record<
    string,
    unknown
  >[];

describe('the template library', () => {
  const search = async (query: string): Promise<readonly Record<string, unknown>[]> =>
    (await stage.graph('GET', `/message_template_library?${query}`)).body[
      'data'
    ] as readonly Record<string, unknown>[];

  test('is searched by name or content, and by language', async () => {
    const byName = await search('name_or_content=delivery_update&language=en');
    const byContent = await search('name_or_content=WAREHOUSE&language=en');
    const german = await search('language=de');
    const nothing = await search('name_or_content=pizza');

    expect(byName).toMatchObject([{ name: 'delivery_update_1', category: 'UTILITY' }]);
    expect(byContent).toMatchObject([{ name: 'shipment_confirmation_1', language: 'en' }]);
    expect(german.map(({ language }) => language)).toEqual(['de']);
    expect(nothing).toEqual([]);
  });

  test('gives samples and types for every parameter', async () => {
    const templates = await search('');

    for (const { body, body_params, body_param_types } of templates) {
      const count = String(body).split('{{').length - 1;
      expect(body_params).toHaveLength(count);
      expect(body_param_types).toHaveLength(count);
    }
    expect(templates.length).toBeGreaterThan(2);
  });

  test('offers nothing that could not be made by hand', async () => {
    const statuses = await Promise.all(
      (await search('')).map(async ({ name, language, body, body_params }) => {
        const component = { type: 'BODY', text: body, example: { body_text: [body_params] } };
        const template = { name, language, category: 'UTILITY', components: [component] };
        return (await stage.graph('POST', '/me/message_templates', template)).status;
      }),
    );

    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('has no other filter: 100', async () => {
    const refused = await stage.graph('GET', '/message_template_library?name=delivery_update_1');
    const passed = await stage.graph('GET', '/message_template_library?topic=ORDER_MANAGEMENT');

    expect(refusalOf(refused)).toEqual([100, undefined]);
    expect(passed.status).toBe(200);
  });
});

describe('a clone of the library', () => {
  test('is a template with own addresses and chosen sentences, and can be sent', async () => {
    const made = await clone({ library_template_body_inputs: { add_track_package_link: true } });
    await stage.control.say(stage.anna.psid, 'hello');
    const text = (value: string) => ({ type: 'text', text: value });
    const components = [
      { type: 'body', parameters: [text('DL-1001'), text('Friday')] },
      { type: 'buttons', parameters: [{ type: 'URL', url: 'DL-1001' }] },
    ];
    const template = { name: 'shipped', language: { code: 'en' }, components };
    await stage.send(stage.anna.psid, { template }, { messaging_type: 'UTILITY' });

    const { messages } = await stage.control.thread(stage.anna.psid);

    expect(made.body).toMatchObject({ status: 'APPROVED', category: 'UTILITY' });
    expect(messages.at(-1)?.content).toMatchObject({
      kind: 'utility',
      text: expect.stringMatching(/DL-1001 .* Friday .* Use the button below/) as string,
      buttons: [{ kind: 'url', title: 'Track parcel', url: 'https://shop.example.com/DL-1001' }],
    });
  });

  test('takes its inputs as JSON text too', async () => {
    const made = await clone({ library_template_button_inputs: JSON.stringify([BUTTON]) });

    expect(made.status).toBe(200);
  });

  test.each([
    ['a template of the library', { library_template_name: 'pizza_update_1' }, {}],
    ['a language the library has it in', { language: 'fr' }, {}],
    ['an address for each button', { library_template_button_inputs: [] }, {}],
    ['no more addresses than buttons', { library_template_button_inputs: [BUTTON, BUTTON] }, {}],
    [
      'an example for an address with a blank',
      buttonInput({ base_url: 'https://shop.example.com/{{1}}' }),
      buttonInput({ base_url: 'https://shop.example.com/' }),
    ],
    [
      'https addresses',
      buttonInput({ base_url: 'http://shop.example.com/' }),
      buttonInput({ base_url: 'https://shop.example.com/' }),
    ],
    [
      'only sentences that the template offers',
      { library_template_body_inputs: { add_contact_number: true } },
      { library_template_body_inputs: { add_track_package_link: true } },
    ],
    ['no components of its own', { components: [{ type: 'BODY', text: 'Hello there.' }] }, {}],
  ])('needs %s', async (_rule, refused, legal) => {
    const no = await clone(refused);
    const yes = await clone(legal);

    expect(refusalOf(no)).toEqual([100, undefined]);
    expect(yes.status).toBe(200);
  });
});

describe('deleting templates', () => {
  beforeEach(async () => {
    await clone();
    await clone({ language: 'de' });
    await clone({ name: 'other' });
  });

  test('by name deletes all languages', async () => {
    const answer = await stage.graph('DELETE', '/me/message_templates?name=shipped');

    expect(answer.body).toEqual({ success: true });
    expect((await listed()).map(({ name }) => name)).toEqual(['other']);
  });

  test('by hsm_id deletes one language', async () => {
    const german = (await listed('?name=shipped')).find(({ language }) => language === 'de');

    const answer = await stage.graph(
      'DELETE',
      `/me/message_templates?hsm_id=${String(german?.['id'])}`,
    );

    expect(answer.body).toEqual({ success: true });
    expect((await listed()).map(({ language }) => language)).toEqual(['en', 'en']);
  });

  test('of an unknown or no name, or of an id of another name, is refused with 100', async () => {
    const [template] = await listed('?name=other');
    const id = String(template?.['id']);

    const refused = await Promise.all(
      ['', '?name=unknown', '?hsm_id=1', `?name=shipped&hsm_id=${id}`].map((query) =>
        stage.graph('DELETE', `/me/message_templates${query}`),
      ),
    );

    expect(refused.map(refusalOf)).toEqual(refused.map(() => [100, undefined]));
    expect(await listed()).toHaveLength(3);
  });
});

describe('the list of templates', () => {
  test('shows what each is made of, and why it was rejected until it no longer is', async () => {
    await clone();
    const [made] = await listed();
    const id = String(made?.['id']);
    await stage.control.setTemplateStatus(id, 'REJECTED', 'TAG_SHOULD_BE_MARKETING');
    const [rejected] = await listed();
    await stage.control.setTemplateStatus(id, 'APPROVED');
    const [approved] = await listed();
    await stage.emulator.settled();

    expect(made).toMatchObject({
      parameter_format: 'POSITIONAL',
      components: [{ type: 'BODY' }, { type: 'BUTTONS' }],
    });
    expect(rejected).toMatchObject({
      status: 'REJECTED',
      rejected_reason: 'TAG_SHOULD_BE_MARKETING',
    });
    expect(approved).not.toHaveProperty('rejected_reason');
    const changes = stage.bot.received.flatMap(({ json }) => json.entry[0]?.changes ?? []);
    expect(changes[0]).toMatchObject({ value: { reason: 'TAG_SHOULD_BE_MARKETING' } });
  });
});

function buttonInput(url: object): object {
  return { library_template_button_inputs: [{ type: 'URL', url }] };
}
