import { readTemplateFile } from '../../../../src/messenger/utility/read-template-file';

const sample = (param_name: string) => ({ param_name, example: 'DL-1001' });
const body = (text: string, names: readonly string[] = ['parcel_id']) => ({
  type: 'BODY',
  text,
  ...(names.length > 0 && { example: { body_text_named_params: names.map(sample) } }),
});
const BODY = body('Your parcel {{parcel_id}} is there.');
const postback = (text: string) => ({ type: 'POSTBACK', text, choice: { do: 'myParcels' } });
const url = (address: string) => ({ type: 'URL', text: 'Track', url: address });
const buttons = (...list: readonly object[]) => ({ type: 'BUTTONS', buttons: list });
const FILE = {
  name: 'parcel_delivered',
  language: 'en',
  category: 'UTILITY',
  parameter_format: 'NAMED',
  components: [BODY],
};

const faultsIn = (file: object) => {
  const read = readTemplateFile(JSON.stringify(file));
  return read.ok ? [] : read.faults;
};

test('comes out as Facebook takes it, with choices as payloads', () => {
  const file = { ...FILE, components: [BODY, buttons(postback('My parcels'))] };

  const read = readTemplateFile(JSON.stringify(file));

  expect(read).toEqual({
    ok: true,
    template: {
      ...FILE,
      components: [
        BODY,
        buttons({ type: 'POSTBACK', text: 'My parcels', payload: '{"v":1,"do":"myParcels"}' }),
      ],
    },
  });
});

const withBody = (...args: Parameters<typeof body>) => ({ components: [body(...args)] });
const withButtons = (...list: readonly object[]) => ({ components: [BODY, buttons(...list)] });

test.each([
  ['a name with capitals', { name: 'Parcel' }, 'name must be like'],
  ['a name with a version', { name: 'parcel_delivered_v2' }, 'name must have no version'],
  ['another category', { category: 'MARKETING' }, 'category must be "UTILITY"'],
  ['positional parameters', { parameter_format: 'POSITIONAL' }, 'parameter_format'],
  ['a language by its English name', { language: 'german' }, 'language must be a language'],
  ['no body', { components: [buttons(postback('A'))] }, 'components need one BODY'],
  ['two bodies', { components: [BODY, BODY] }, 'components need one BODY'],
  ['a parameter first', withBody('{{parcel_id}} is on its way.'), 'begin nor end'],
  ['a parameter last', withBody('We have your parcel {{parcel_id}}'), 'begin nor end'],
  ['a numbered parameter', withBody('We have your parcel {{1}} now.'), 'parcel_id}}'],
  ['a sign in the braces', withBody('We have your parcel {{#id}} now.'), 'parcel_id}}'],
  ['more parameters than words bear', withBody('See {{parcel_id}} now.'), 'RATIO'],
  [
    'a body of 1,025 characters',
    withBody(`Your parcel {{parcel_id}} is ${'x'.repeat(996)}.`),
    'at most 1024',
  ],
  ['a missing example', withBody('Your parcel {{parcel_id}} is there.', []), 'one example'],
  ['an example too many', withBody('Your parcel is there.'), 'one example'],
  [
    'a parameter in the header',
    { components: [{ type: 'HEADER', format: 'TEXT', text: 'For {{a}} only' }, BODY] },
    'no parameters',
  ],
  ['four buttons', withButtons(...['A', 'B', 'C', 'D'].map(postback)), 'three at most'],
  ['a label of 21 characters', withButtons(postback('x'.repeat(21))), 'at most 20'],
  [
    'a choice that there is not',
    withButtons({ ...postback('A'), choice: { do: 'dance' } }),
    'components[1].buttons[0].choice is no choice',
  ],
  ['an address with a blank', withButtons(url('https://shop.example/{{1}}')), 'https address'],
  ['an address in the open', withButtons(url('http://shop.example/')), 'https address'],
  ['a property that Facebook does not know', { footer: 'Bye' }, 'footer is nothing that Facebook'],
])('refuses %s, and says where', (_what, change, sentence) => {
  const faults = faultsIn({ ...FILE, ...change });

  expect(faults.join('\n')).toContain(sentence);
});

test('refuses what is no JSON', () => {
  const read = readTemplateFile('{');

  expect(read).toEqual({ ok: false, faults: ['is no JSON'] });
});
