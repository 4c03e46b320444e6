import { identifyMessengerUser } from '../../../src/accounts/messenger-profile';
import type { Graph } from '../../../src/messenger/graph';
import type { GraphResult } from '../../../src/messenger/graph-answer';

type Call = Parameters<Graph['get']>;

const says = (body: unknown): GraphResult => ({ ok: true, body });
const refuses: GraphResult = {
  ok: false,
  failure: { kind: 'refused', code: 10303, httpStatus: 400 },
};
const fails = (httpStatus: number): GraphResult => ({
  ok: false,
  failure: { kind: 'refused', httpStatus },
});
const refusesWith = (code: number): GraphResult => ({
  ok: false,
  failure: { kind: 'refused', code, httpStatus: 400 },
});
const silent: GraphResult = { ok: false, failure: { kind: 'outcome_unknown' } };
const unreachable: GraphResult = { ok: false, failure: { kind: 'unreachable' } };

/** Answers `/me` and the profile with what it was given, and remembers what it was asked. */
function scriptedGraph(recipient: GraphResult, profile: GraphResult) {
  const calls: Call[] = [];
  const get: Graph['get'] = (...call) => {
    calls.push(call);
    return Promise.resolve(call[0] === '/me' ? recipient : profile);
  };
  return { calls, get };
}

const recipient = says({ id: '1000', recipient: '5001' });

describe('identifyMessengerUser', () => {
  test('finds psid, name and picture, and gives Facebook three seconds for each answer', async () => {
    const picture = 'https://platform-lookaside.fbsbx.com/p.jpg?x=1';
    const graph = scriptedGraph(
      recipient,
      says({ first_name: 'Anna', last_name: 'Berger', profile_pic: picture }),
    );

    const identity = await identifyMessengerUser(graph, 'ARTX');

    expect(identity).toEqual({
      kind: 'known',
      psid: '5001',
      profile: { name: 'Anna Berger', pictureUrl: picture },
    });
    expect(graph.calls).toEqual([
      ['/me', { fields: 'recipient', account_linking_token: 'ARTX' }, { timeoutMs: 3_000 }],
      ['/5001', { fields: 'first_name,last_name,profile_pic' }, { timeoutMs: 3_000 }],
    ]);
  });

  test.each([
    ['refuses the token', refuses, 'refused'],
    ['names nobody', says({ id: '1000' }), 'refused'],
    ['answers something else', says([]), 'refused'],
    ['answers with a path', says({ recipient: '5001/../me' }), 'refused'],
    ['is unreachable', unreachable, 'unanswered'],
    ['is slow', silent, 'unanswered'],
    ['is broken', fails(500), 'unanswered'],
    ['finds our own token dead', refusesWith(190), 'unanswered'],
    ['finds that the Page calls too often', refusesWith(613), 'unanswered'],
    ['is replaced by a gateway', fails(503), 'unanswered'],
  ])('knows nobody when Facebook %s, and asks no further', async (_case, answer, kind) => {
    const graph = scriptedGraph(answer, says({ first_name: 'Anna' }));

    const identity = await identifyMessengerUser(graph, 'ARTX');

    expect(identity).toEqual({ kind });
    expect(graph.calls).toHaveLength(1);
  });

  test.each([
    ['refuses the profile', refuses, {}],
    ['grants nothing of it', says({ id: '5001' }), {}],
    ['gives one name', says({ last_name: 'Berger' }), { profile: { name: 'Berger' } }],
    [
      'gives nonsense beside a name',
      says({ first_name: 'Anna', last_name: 7, profile_pic: 'javascript:alert(1)' }),
      { profile: { name: 'Anna' } },
    ],
  ])('still knows the psid when Facebook %s', async (_case, answer, rest) => {
    const graph = scriptedGraph(recipient, answer);

    const identity = await identifyMessengerUser(graph, 'ARTX');

    expect(identity).toEqual({ kind: 'known', psid: '5001', ...rest });
  });
});
