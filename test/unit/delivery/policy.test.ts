import fc from 'fast-check';
import { permit, type OutsideWindow } from '../../../src/delivery/policy';
import type { OutgoingMessage } from '../../../src/messenger/outgoing';
import { DAY, HOUR, MINUTE } from '../../../src/shared/clock';
import type { UtilityTemplates } from '../../../src/shared/config';
import type { ConversationState } from '../../../src/store/conversation-state';

const T = 1_800_000_000_000;
const templates = { delivered: { name: 'our_parcel_delivered' } };
/** As the company names them, with nothing heard from Facebook. */
const rulesOf = (configured: Exclude<UtilityTemplates, 'off'>): OutsideWindow => ({
  configured,
  askAgainAt: T,
});
const outside = rulesOf(templates);
const utility = { template: 'parcel_delivered', language: 'de', parameters: {} };

const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  type: 'message',
  content: { kind: 'text', text: 'Hello' },
  author: 'bot',
  occasion: 'update',
  ...more,
});
const state = (more: Partial<ConversationState> = {}): ConversationState => ({
  psid: 'P',
  version: 1,
  nextOrder: 1,
  lastUserActionAt: T,
  lastUserMessageAt: T,
  ...more,
});
const bot = message();
const human = message({ author: 'human' });
const withUtility = message({ utility });

interface Case {
  readonly when: string;
  readonly message?: OutgoingMessage;
  readonly state?: Partial<ConversationState>;
  readonly after: number;
  readonly outside?: OutsideWindow;
  readonly expected: unknown;
}

const UPDATE = { send: { messagingType: 'UPDATE' } };
const HUMAN_AGENT = { send: { messagingType: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } };
const UTILITY = { send: { messagingType: 'UTILITY', template: 'our_parcel_delivered' } };
const CLOSED = { hold: 'window_closed' };

describe('the send policy', () => {
  test.each<Case>([
    { when: 'a push in the window', after: HOUR, expected: UPDATE },
    {
      when: 'an answer in the window',
      message: message({ occasion: 'reply' }),
      after: HOUR,
      expected: { send: { messagingType: 'RESPONSE' } },
    },
    { when: 'a moment before the margin', after: 24 * HOUR - 15 * MINUTE - 1, expected: UPDATE },
    { when: 'at the margin', after: 24 * HOUR - 15 * MINUTE, expected: CLOSED },
    { when: 'the customer acted by a clock ahead of ours', after: -MINUTE, expected: UPDATE },
    {
      when: 'Facebook closed the window early',
      state: { windowClosedAt: T + 1 },
      after: HOUR,
      expected: CLOSED,
    },
    {
      when: 'the customer acted after that',
      state: { windowClosedAt: T - 1 },
      after: HOUR,
      expected: UPDATE,
    },
    { when: 'a human in the window', message: human, after: HOUR, expected: UPDATE },
    { when: 'a human after it', message: human, after: 2 * DAY, expected: HUMAN_AGENT },
    {
      when: 'a human just before seven days',
      message: human,
      after: 7 * DAY - 15 * MINUTE - 1,
      expected: HUMAN_AGENT,
    },
    {
      when: 'a human after seven days',
      message: human,
      after: 7 * DAY - 15 * MINUTE,
      expected: CLOSED,
    },
    {
      when: 'a human after seven days, though a link was followed since',
      message: human,
      state: { lastUserActionAt: T + 5 * DAY },
      after: 7 * DAY - 15 * MINUTE,
      expected: CLOSED,
    },
    {
      when: 'a human in the window that a link opened after seven days',
      message: human,
      state: { lastUserActionAt: T + 9 * DAY },
      after: 9 * DAY + HOUR,
      expected: UPDATE,
    },
    {
      when: 'an approved template after the window',
      message: withUtility,
      after: 2 * DAY,
      expected: UTILITY,
    },
    {
      when: 'an approved template in the window',
      message: withUtility,
      after: HOUR,
      expected: UPDATE,
    },
    {
      when: 'a template to somebody whom none reached six days ago',
      message: withUtility,
      state: { utilityRefusedAt: T },
      after: 6 * DAY,
      expected: { hold: 'utility_refused' },
    },
    {
      when: 'a template to somebody whom none reached a week ago',
      message: withUtility,
      state: { utilityRefusedAt: T },
      after: 7 * DAY,
      expected: UTILITY,
    },
    {
      when: 'templates switched off',
      message: withUtility,
      after: 2 * DAY,
      outside: 'off',
      expected: CLOSED,
    },
    {
      when: 'a template that is not approved',
      message: withUtility,
      after: 2 * DAY,
      outside: rulesOf({ on_hold: { name: 'x' } }),
      expected: CLOSED,
    },
    {
      when: 'the person is unreachable',
      state: { unreachableSince: T },
      after: HOUR,
      expected: { hold: 'unreachable' },
    },
    {
      when: 'the person wrote after that',
      state: { unreachableSince: T - 1 },
      after: HOUR,
      expected: UPDATE,
    },
    {
      when: 'another app owns the thread',
      state: { threadOwner: { appId: '263902037430900', since: T - HOUR } },
      after: HOUR,
      expected: { hold: 'not_owner', until: T + DAY },
    },
    {
      when: 'another app took the thread after the last action',
      state: { threadOwner: { appId: '263902037430900', since: T + 2 * HOUR } },
      after: 3 * HOUR,
      expected: { hold: 'not_owner', until: T + 2 * HOUR + DAY },
    },
    {
      when: "the other app's control has lapsed",
      message: withUtility,
      state: { threadOwner: { appId: '263902037430900', since: T } },
      after: DAY,
      expected: UTILITY,
    },
  ])(
    '$when',
    ({ message: wanted = bot, state: seen, after, outside: rules = outside, expected }) => {
      expect(permit(wanted, state(seen), T + after, rules)).toEqual(expected);
    },
  );

  test.each([null, {}, { name: '' }, { name: 7 }, 'x'])(
    'takes a template configured as %j for one that is not approved',
    (entry) => {
      const malformed = { delivered: entry } as unknown as Exclude<UtilityTemplates, 'off'>;

      expect(permit(withUtility, state(), T + 2 * DAY, rulesOf(malformed))).toEqual(CLOSED);
    },
  );

  test('holds a push to somebody who never acted', () => {
    const never = { psid: 'P', version: 1, nextOrder: 1 };

    expect(permit(bot, never, T, outside)).toEqual(CLOSED);
  });

  test('never tags a word that no human wrote, and sends nothing plain outside the window', () => {
    const time = fc.integer({ min: T - 10 * DAY, max: T + 10 * DAY });
    const seen = fc.record(
      {
        lastUserActionAt: time,
        lastUserMessageAt: time,
        windowClosedAt: time,
        unreachableSince: time,
        threadOwner: fc.record({ appId: fc.constant('other'), since: time }),
      },
      { requiredKeys: [] },
    );
    const wanted = fc.record({
      author: fc.constantFrom('bot' as const, 'human' as const),
      occasion: fc.constantFrom('reply' as const, 'update' as const),
      hasUtility: fc.boolean(),
    });
    fc.assert(
      fc.property(
        seen,
        wanted,
        time,
        fc.constantFrom(outside, 'off' as const),
        (fields, of, now, known) => {
          const { lastUserActionAt, ...others } = fields;
          const acted = lastUserActionAt === undefined ? {} : { lastUserActionAt };
          const outgoing = message({
            author: of.author,
            occasion: of.occasion,
            ...(of.hasUtility ? { utility } : {}),
          });

          const verdict = permit(
            outgoing,
            { psid: 'P', version: 1, nextOrder: 0, ...acted, ...others },
            now,
            known,
          );

          if ('hold' in verdict) return;
          const idle = now - (lastUserActionAt ?? -Infinity);
          switch (verdict.send.messagingType) {
            case 'RESPONSE':
            case 'UPDATE':
              expect(idle).toBeLessThan(DAY);
              expect(fields.windowClosedAt ?? -Infinity).toBeLessThan(lastUserActionAt ?? 0);
              break;
            case 'MESSAGE_TAG':
              expect(of.author).toBe('human');
              expect(verdict.send.tag).toBe('HUMAN_AGENT');
              expect(now - (fields.lastUserMessageAt ?? -Infinity)).toBeLessThan(7 * DAY);
              break;
            case 'UTILITY':
              expect(of.author).toBe('bot');
              expect(known).not.toBe('off');
          }
          expect(fields.unreachableSince ?? -Infinity).toBeLessThan(lastUserActionAt ?? 0);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
