import { createGraph, type Graph } from '../../../src/messenger/graph';
import { localSettings } from '../../../src/local/local-settings';
import { MINUTE } from '../../../src/shared/clock';
import { createHttpTransport } from '../../../src/shared/http-transport';
import { DEFECTS } from './defects';
import { named, startDoctor, type DoctorUnderTest } from './doctor-world';

describe('cli doctor', () => {
  let world: DoctorUnderTest;
  let graph: Graph;
  const undo: (() => unknown)[] = [];

  beforeAll(async () => {
    world = await startDoctor();
    const {
      FB_PAGE_ACCESS_TOKEN,
      FB_APP_SECRET,
      GRAPH_API_URL = '',
    } = localSettings(world.stack.url);
    graph = createGraph({
      baseUrl: GRAPH_API_URL,
      accessToken: FB_PAGE_ACCESS_TOKEN,
      appSecret: FB_APP_SECRET,
      transport: createHttpTransport(),
    });
  });
  // The Page has ten calls on its profile in ten minutes (facts §8), and each examination takes two.
  beforeEach(() => world.stack.advance(10 * MINUTE));
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });
  afterAll(() => world.close());

  test('finds nothing where all is well, and says what it could not look at', async () => {
    const examined = await world.examine();

    const unchecked = examined.findings.flatMap(({ check, verdict }) =>
      verdict === 'not checked' ? [check] : [],
    );
    expect({ code: examined.code, named: named(examined) }).toEqual({ code: 0, named: [] });
    expect(unchecked).toEqual(['functions', 'runtime', 'protection', 'triggers', 'schedule']);
  });

  test.each(DEFECTS)('names %s, and nothing else: %s', async (_, name, arrange) => {
    const given = { ...world, graph, afterwards: (step: () => unknown) => undo.push(step) };
    const differently = await arrange(given);

    const examined = await world.examine(differently);

    expect(named(examined)).toEqual([name]);
    expect(examined.code).toBe(name.startsWith('problem') ? 1 : 0);
    expect(secretsIn(examined.printed, world)).toEqual([]);
  });
});

const secretsIn = (printed: string, { stack }: DoctorUnderTest): readonly string[] => {
  const { FB_APP_SECRET, FB_PAGE_ACCESS_TOKEN, FB_VERIFY_TOKEN } = localSettings(stack.url);
  return [FB_APP_SECRET, FB_PAGE_ACCESS_TOKEN, FB_VERIFY_TOKEN].filter((secret) =>
    printed.includes(secret),
  );
};
