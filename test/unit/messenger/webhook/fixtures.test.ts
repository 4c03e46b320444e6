import { asWebhookBody, fixtureFilesOnDisk, fixtures } from './fixture-files';
import { namesKind, wordsOf } from './event-kinds';
import { postOf, receive, statusOf } from './webhook-request';

const receiveFixture = (text: string) => {
  const receipt = receive(postOf(text));
  return { receipt, events: 'events' in receipt ? receipt.events : [] };
};

test('the index names every file and every file is in the index', () => {
  const files = [...fixtureFilesOnDisk()].sort();

  expect(fixtures.map(({ file }) => file).sort()).toEqual(files);
});

test.each(fixtures.map((fixture) => [fixture.file, fixture] as const))(
  '%s is understood, or refused, but never an error of ours',
  (_file, fixture) => {
    const body = asWebhookBody(fixture);

    const { receipt } = receiveFixture(body.text);

    expect([200, 400]).toContain(statusOf(receipt));
    if (body.isWebhook && fixture.shape !== 'other') expect(statusOf(receipt)).toBe(200);
  },
);

const indexed = fixtures.filter(({ shape }) => shape !== 'malformed-json');

test.each(indexed.map((fixture) => [fixture.file, fixture] as const))(
  '%s holds the kinds that the index tells',
  (_file, fixture) => {
    const body = asWebhookBody(fixture);

    const { events } = receiveFixture(body.text);

    const found = new Set(events.flatMap(wordsOf));
    if (body.addedList !== undefined) found.delete(body.addedList);
    const expected = fixture.kinds.filter((word) => namesKind(word, body));
    expect([...found].sort()).toEqual([...expected].sort());
  },
);

test('every kind that the index knows is found in some fixture', () => {
  const found = new Set(
    fixtures.flatMap((fixture) =>
      receiveFixture(asWebhookBody(fixture).text).events.flatMap(wordsOf),
    ),
  );

  const known = new Set(fixtures.flatMap(({ kinds }) => kinds));
  expect([...known].filter((word) => !found.has(word))).toEqual([]);
});

test("Facebook's own escaping comes out as the text that was typed", () => {
  const escaped = fixtures.find(({ file }) => file.endsWith('emoji_escaped_wire.json'))!;

  const { events } = receiveFixture(asWebhookBody(escaped).text);

  expect(events).toMatchObject([{ kind: 'message', text: 'héllo 😀 </script> @ %' }]);
});

test('a batch of 50 entries keeps its order, each event in its own channel', () => {
  const batch = fixtures.find(({ file }) => file.endsWith('batch_50_entries_mixed.json'))!;
  const body = asWebhookBody(batch);
  const sent = (
    JSON.parse(body.text) as { entry: Record<string, { message?: { mid: string } }[]>[] }
  ).entry.flatMap((entry) =>
    (['messaging', 'standby', 'changes'] as const).flatMap((channel) =>
      (entry[channel] ?? []).map(({ message }) => [channel, message?.mid]),
    ),
  );

  const { events } = receiveFixture(body.text);

  expect(events.map((event) => [event.channel, 'mid' in event ? event.mid : undefined])).toEqual(
    sent,
  );
  expect(new Set(events.map(({ key }) => key)).size).toBeGreaterThan(50);
});
