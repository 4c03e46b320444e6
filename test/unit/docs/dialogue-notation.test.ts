import { CASTS } from '../../helpers/conversations/cast';
import { createNames } from '../../helpers/conversations/names';
import { inNotation } from '../../helpers/conversations/notation';
import { parseBlocks } from '../../helpers/conversations/parse-blocks';
import { parseScenes, type Scene } from '../../helpers/conversations/parse-scenes';
import { expectSaid } from '../../helpers/conversations/play';
import { rewrite } from '../../helpers/conversations/rewrite';
import { VOCABULARY } from '../../helpers/conversations/vocabulary/vocabulary';

const lines = (...text: string[]): string => `${text.join('\n')}\n`;

const DIALOGUE = lines(
  '# Ben asks',
  '',
  'A word to the reader.',
  '',
  '> **Ben:** where is it?',
  '>',
  '> **Bot:** Which one?',
  '>',
  '> Pick one.',
  '> [Log In]',
  '> (DL-1001) (DL-1002)',
  '>',
  '> _Ben taps «DL-1002»_',
  '>',
  '> _25 hours pass_',
  '',
  'Another word.',
);

const scenesOf = (markdown: string): readonly Scene[] =>
  parseScenes('a.md', parseBlocks('a.md', markdown), CASTS.en, VOCABULARY);

describe('a dialogue document', () => {
  test('is read as what people do, each with what the bot answers', () => {
    const [scene] = scenesOf(DIALOGUE);

    expect(scene?.title).toBe('Ben asks');
    expect(scene?.turns).toMatchObject([
      {
        line: 5,
        act: { kind: 'customerSays', text: 'where is it?' },
        answers: ['Which one?\n\nPick one.\n[Log In]\n(DL-1001) (DL-1002)'],
      },
      { line: 13, act: { kind: 'direction', slots: { title: 'DL-1002' } }, answers: [] },
      { line: 15, act: { kind: 'direction', slots: { count: '25' } }, answers: [] },
    ]);
  });

  test('begins anew under each heading', () => {
    const scenes = scenesOf(
      lines('# One', '', '> **Ben:** hi', '', '## Two', '', '> **Ben:** ho', '', '### Aside'),
    );

    expect(scenes.map(({ title, turns }) => [title, turns.length])).toEqual([
      ['One', 1],
      ['Two', 1],
    ]);
  });

  test.each([
    ['a line that is nobody’s', ['# T', '', '> hello'], 'a.md:3: neither'],
    ['a stage direction nobody knows', ['# T', '> _Ben dances_'], 'a.md:2: no stage direction'],
    ['somebody who is not in the cast', ['# T', '> **Eve:** hi'], 'a.md:2: nobody is called Eve'],
    ['a bot that speaks first', ['# T', '', '> **Bot:** hi'], 'a.md:3: the bot never speaks first'],
    ['a dialogue without a title', ['> **Ben:** hi'], 'a.md:1: a dialogue before any heading'],
    ['no dialogue at all', ['# T', '', 'Prose.'], 'a.md:1: there is no dialogue'],
    [
      'an answer to what came before the scene',
      ['# T', '> _Ben has linked the account_', '>', '> **Bot:** hi'],
      'a.md:4: what is sent before',
    ],
    ['another customer’s name', ['# T', '> _Anna taps «Help»_'], 'a.md:2: no stage direction'],
  ])('is refused for %s, with file and line', (_, text, fault) => {
    expect(() => scenesOf(lines(...text))).toThrow(fault);
  });

  test('stays as it is when it is written anew with the same answers', () => {
    const blocks = parseBlocks('a.md', DIALOGUE);
    const said = scenesOf(DIALOGUE).flatMap(({ turns }) => turns.map(({ answers }) => answers));

    expect(rewrite(blocks, said)).toBe(DIALOGUE);
    expect(rewrite(blocks, [])).toBe(DIALOGUE);
  });

  test('takes in what the bot says now, after the act that it answers', () => {
    const written = rewrite(parseBlocks('a.md', DIALOGUE), [['Which?'], ['It is here.'], []]);

    expect(written).toContain(
      lines(
        '> **Ben:** where is it?',
        '>',
        '> **Bot:** Which?',
        '>',
        '> _Ben taps «DL-1002»_',
        '>',
        '> **Bot:** It is here.',
        '>',
        '> _25 hours pass_',
        '',
        'Another word.',
      ),
    );
  });
});

describe('what the bot says', () => {
  const [scene] = scenesOf(DIALOGUE);
  const [turn] = scene!.turns;
  const answer = turn!.answers[0]!;

  test('passes when it is what the document says', () => {
    expect(() => {
      expectSaid('a.md', turn!, [answer]);
    }).not.toThrow();
  });

  test.each([
    ['nothing', [], ['- **Bot:** Which one?']],
    ['more', [answer, 'Hm?'], ['  **Bot:** Which one?', '+ **Bot:** Hm?']],
    ['it without a choice', [answer.replace(' (DL-1002)', '')], ['+ (DL-1001)']],
    ['it in other words', [answer.replace('Which', 'What')], ['+ **Bot:** What one?']],
  ])('fails when it is %s, at its line and in its notation', (_, said, differences) => {
    const failure = () => {
      expectSaid('a.md', turn!, said);
    };

    expect(failure).toThrow('a.md:5: ');
    for (const difference of differences) expect(failure).toThrow(difference);
  });

  test('is written with its buttons and quick replies', () => {
    const notation = inNotation({
      ...{ mid: 'm', at: 0, from: 'bot' },
      content: {
        kind: 'buttons',
        text: 'Please log in.',
        buttons: [
          { kind: 'logIn', url: 'https://login.example' },
          { kind: 'url', title: 'Open', url: 'https://login.example?token=1' },
        ],
      },
      quickReplies: [{ type: 'text', title: 'Help', payload: 'x' }],
    });

    expect(notation).toBe('Please log in.\n[Log In] [Open ↗]\n(Help)');
  });
});

describe('what differs from run to run', () => {
  test('has a name: tickets in the order in which they appear', () => {
    const names = createNames();

    expect(names.mask('T-4F7K2Q, then T-23456A')).toBe('{ticket}, then {ticket 2}');
    expect(names.mask('(Add to T-23456A)')).toBe('(Add to {ticket 2})');
    expect(names.fill('about {ticket}')).toBe('about T-4F7K2Q');
  });

  test('cannot be used before it is there', () => {
    expect(() => createNames().fill('{code}')).toThrow('{code}');
  });
});
