import fc from 'fast-check';
import { drain } from '../../../src/delivery/drain';
import type { DrainDeps } from '../../../src/delivery/drain-deps';
import { drainDue } from '../../../src/delivery/due';
import { settleWrites } from '../../../src/delivery/settle-by-echo';
import { startDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { HOUR, MINUTE } from '../../../src/shared/clock';
import { parseMetadata } from '../../../src/store/queue-item';
import {
  graphError,
  startGraphServer,
  type GraphServer,
  type Reply,
} from '../../helpers/graph-server';
import { runs } from '../../helpers/runs';
import { freshTables } from '../../helpers/tables';
import { createWorld, say, type Ground, type World } from './world';

/** What Facebook does with one send: whether it takes the message, and what it answers. */
interface Treatment {
  readonly accepts: boolean;
  readonly reply?: Reply;
}

const TREATMENTS = {
  fine: { accepts: true },
  answerLost: { accepts: true, reply: 'reset' },
  'answer is 1/1357046': { accepts: true, reply: graphError(1, 1357046, 500) },
  requestLost: { accepts: false, reply: 'reset' },
  trouble: { accepts: false, reply: { status: 503, body: '' } },
  tooOften: { accepts: false, reply: graphError(613) },
  deadToken: { accepts: false, reply: graphError(190) },
  outsideWindow: { accepts: false, reply: graphError(10, 2018278) },
  unavailable: { accepts: false, reply: graphError(551) },
  otherOwner: { accepts: false, reply: graphError(10, 2018300) },
} satisfies Record<string, Treatment>;
type TreatmentName = keyof typeof TREATMENTS;

type Happening =
  | { readonly does: 'queue'; readonly person: number; readonly count: number }
  | { readonly does: 'act'; readonly person: number }
  | { readonly does: 'drain'; readonly person: number; readonly times: number }
  | { readonly does: 'crash'; readonly person: number; readonly when: 'before' | 'after' }
  | { readonly does: 'schedule' }
  | { readonly does: 'echoes' }
  | { readonly does: 'wait'; readonly minutes: number };

const person = fc.nat(2);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('queue' as const),
      person,
      count: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('act' as const), person }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('drain' as const),
      person,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('crash' as const),
      person,
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ does: 'schedule' as const }) },
  { weight: 2, arbitrary: fc.constant({ does: 'echoes' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 3, 40, 1_500),
    }),
  },
);
const treatments = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<TreatmentName>('fine') },
    { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(TREATMENTS) as TreatmentName[])) },
  ),
  { maxLength: 20 },
);

interface Accepted {
  readonly psid: string;
  readonly order: number;
  readonly nonce: string;
  readonly mid: string;
}

/** One history on a Page of its own. `accepted` is what customers saw; `crashes`, how often a process died. */
class History {
  readonly accepted: Accepted[] = [];
  readonly queued = new Map<string, number>();
  crashes = 0;
  #undeliveredEchoes: Accepted[] = [];
  readonly #world: World;
  readonly #people: readonly string[];

  constructor(
    private readonly ground: Ground,
    plan: readonly TreatmentName[],
  ) {
    this.#world = createWorld(ground);
    this.#people = [1, 2, 3].map(() => this.#world.newPerson());
    const treatments = [...plan];
    ground.server.respondWith(({ body }) => {
      const { recipient, message } = body as {
        recipient: { id: string };
        message: { metadata: string };
      };
      const { accepts, reply }: Treatment = TREATMENTS[treatments.shift() ?? 'fine'];
      const mid = `m_${String(this.accepted.length)}`;
      if (accepts) {
        const arrived = { psid: recipient.id, ...parseMetadata(message.metadata)!, mid };
        this.accepted.push(arrived);
        this.#undeliveredEchoes.push(arrived);
      }
      return reply ?? { status: 200, body: { recipient_id: recipient.id, message_id: mid } };
    });
  }

  async happen(event: Happening): Promise<void> {
    const world = this.#world;
    const psid = 'person' in event ? this.#people[event.person]! : '';
    switch (event.does) {
      case 'queue':
        await world.queue(
          psid,
          Array.from({ length: event.count }, (_, place) => say(String(place))),
        );
        this.queued.set(psid, (this.queued.get(psid) ?? 0) + event.count);
        return;
      case 'act':
        return this.#act(psid);
      case 'drain':
        await Promise.all(Array.from({ length: event.times }, () => drain(world.deps, psid)));
        return;
      case 'crash':
        await drain(this.#dying(event.when), psid).catch(() => {
          this.crashes += 1;
        });
        return;
      case 'schedule':
        await drainDue(world.deps);
        return;
      case 'echoes':
        return this.#deliverEchoes();
      case 'wait':
        world.advance(event.minutes * MINUTE);
    }
  }

  /** Everybody writes and Facebook is well: after that nothing may be left waiting. */
  async end(): Promise<void> {
    for (let round = 0; round < 60; round += 1) {
      this.#world.advance(HOUR / 2);
      for (const psid of this.queued.keys()) await this.#act(psid);
      await drainDue(this.#world.deps);
      const left = await Promise.all(
        [...this.queued.keys()].map((psid) => this.#world.rows(psid, 'queue#')),
      );
      if (left.flat().length === 0) return;
    }
  }

  outcomes = (psid: string) => this.#world.rows(psid, 'out#');

  async #act(psid: string): Promise<void> {
    await this.#world.queue(psid, [], {
      change: {
        lastUserActionAt: this.#world.now(),
        unreachableSince: null,
        windowClosedAt: null,
        threadOwner: null,
      },
      release: true,
    });
  }

  async #deliverEchoes(): Promise<void> {
    const echoes = this.#undeliveredEchoes;
    this.#undeliveredEchoes = [];
    const { client, tables } = this.ground;
    for (const echo of echoes) {
      const { conversations } = tables;
      const also = await settleWrites(client, { conversations, ...echo, now: this.#world.now() });
      await this.#world.queue(echo.psid, [], { also });
    }
  }

  #dying(when: 'before' | 'after'): DrainDeps {
    const { deps } = this.#world;
    return {
      ...deps,
      graph: {
        ...deps.graph,
        post: async (...call) => {
          if (when === 'after') await deps.graph.post(...call);
          throw new Error('the process dies here');
        },
      },
    };
  }
}

describe('any history of failures', () => {
  let db: Awaited<ReturnType<typeof startDynamoDb>>;
  let server: GraphServer;
  let ground: Ground;

  beforeAll(async () => {
    db = await startDynamoDb();
    server = await startGraphServer();
    ground = { ...(await freshTables(db.endpoint)), server };
  });
  afterAll(async () => {
    ground.client.destroy();
    await server.close();
    await db.close();
  });

  test('loses no message, repeats none and lets none overtake another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 5, maxLength: 20 }),
        treatments,
        async (events, plan) => {
          const history = new History(ground, plan);

          for (const event of events) await history.happen(event);
          await history.end();

          for (const [psid, count] of history.queued) {
            const outcomes = await history.outcomes(psid);
            const seen = history.accepted
              .filter((each) => each.psid === psid)
              .map(({ order }) => order);
            expect(outcomes.map(({ order }) => order)).toEqual(
              Array.from({ length: count }, (_, order) => order),
            );
            expect(seen).toEqual([...new Set(seen)].sort((one, other) => one - other));
            const sent = outcomes
              .filter(({ outcome }) => outcome === 'sent')
              .map(({ order }) => order);
            expect(seen).toEqual(expect.arrayContaining(sent));
            const notSent = outcomes.filter(({ outcome }) => outcome !== 'sent');
            expect(notSent.map(({ outcome }) => outcome)).toEqual(notSent.map(() => 'unconfirmed'));
          }
          const excused =
            history.crashes + plan.filter((name) => TREATMENTS[name] !== TREATMENTS.fine).length;
          const unconfirmed = (await Promise.all([...history.queued.keys()].map(history.outcomes)))
            .flat()
            .filter(({ outcome }) => outcome === 'unconfirmed').length;
          expect(unconfirmed).toBeLessThanOrEqual(excused);
        },
      ),
      { numRuns: runs({ ci: 30, long: 400 }) },
    );
  }, 1_200_000);
});
