import { chooseTemplate } from '../../../src/delivery/utility/choose-template';
import type { KnownTemplate } from '../../../src/store/utility-record';

const now = 1_800_000_000_000;
const askAgainAt = now + 1;
const utility = {
  template: 'parcel_delivered',
  language: 'de',
  parameters: { parcel_id: 'DL-1001', customer_name: 'Anna' },
};
const known = (name: string, more: Partial<KnownTemplate> = {}): KnownTemplate => ({
  ...{ name, language: 'de', status: 'APPROVED', parameters: ['parcel_id'] },
  ...more,
});
const named = { delivered: { name: 'our_delivered' } };
const NOT_APPROVED = { hold: 'template_not_approved', until: askAgainAt };
const UNFIT = { hold: 'template_unfit' };
const send = (template: string, ...parameters: readonly string[]) => ({
  send: {
    messagingType: 'UTILITY',
    template,
    ...(parameters.length > 0 && { parameters }),
  },
});

describe('of the templates that Facebook approved', () => {
  test.each([
    ['the newest version goes', [known('parcel_delivered'), known('parcel_delivered_v2')], 'v2'],
    [
      'an older one goes while the newest waits for its approval',
      [known('parcel_delivered'), known('parcel_delivered_v2', { status: 'PENDING' })],
      'v1',
    ],
    ['one in another language does not', [known('parcel_delivered', { language: 'en' })], 'none'],
    ['one that is paused does not', [known('parcel_delivered', { status: 'PAUSED' })], 'none'],
    ['one for another status does not', [known('parcel_delivered_late')], 'none'],
    ['none goes before Facebook told', undefined, 'none'],
  ])('%s', (_what, templates, expected) => {
    const rules = {
      configured: 'approved' as const,
      askAgainAt,
      ...(templates && { known: templates }),
    };

    const choice = chooseTemplate(utility, rules, now);

    const names = { v1: 'parcel_delivered', v2: 'parcel_delivered_v2', none: undefined };
    const name = names[expected as keyof typeof names];
    expect(choice).toEqual(name === undefined ? NOT_APPROVED : send(name, 'parcel_id'));
  });
});

describe('a template that the company names', () => {
  test.each([
    ['goes unasked until Facebook tells of it', undefined, send('our_delivered')],
    ['goes when approved', [known('our_delivered')], send('our_delivered', 'parcel_id')],
    ['waits when rejected', [known('our_delivered', { status: 'REJECTED' })], NOT_APPROVED],
    ['waits when it is not on the Page', [known('parcel_delivered')], NOT_APPROVED],
  ])('%s', (_what, templates, expected) => {
    const rules = { configured: named, askAgainAt, ...(templates && { known: templates }) };

    expect(chooseTemplate(utility, rules, now)).toEqual(expected);
  });

  test('is none for a status without one', () => {
    const rules = { configured: { on_hold: { name: 'x' } }, askAgainAt, known: [] };

    expect(chooseTemplate(utility, rules, now)).toEqual({ hold: 'window_closed' });
  });
});

test.each([
  ['asks for what the update does not bring', { parameters: ['parcel_id', 'carrier'] }, {}],
  ['asks for what is blank in the update', {}, { parcel_id: ' ' }],
  ['has parameters outside its body', { needsMore: true as const }, {}],
  ['counts its parameters', { parameters: ['1'] }, {}],
])('holds the update when the template %s', (_what, template, parameters) => {
  const update = { ...utility, parameters: { ...utility.parameters, ...parameters } };
  const rules = { configured: named, askAgainAt, known: [known('our_delivered', template)] };

  expect(chooseTemplate(update, rules, now)).toEqual(UNFIT);
});

test.each([
  ['of the whole Page', 'page', 1, { hold: 'utility_refused', until: now + 1 }],
  ['of this template', 'de/our_delivered', 1, { hold: 'utility_refused', until: now + 1 }],
  ['of another', 'en/our_delivered', 1, send('our_delivered')],
  ['that is over', 'page', 0, send('our_delivered')],
])('heeds a refusal %s', (_what, of, left, expected) => {
  const refusals = [{ of, until: now + left, level: 0 }];

  const choice = chooseTemplate(utility, { configured: named, askAgainAt, refusals }, now);

  expect(choice).toEqual(expected);
});
