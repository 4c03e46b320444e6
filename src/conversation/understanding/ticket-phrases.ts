import { wordsOf } from './fold';

/** Every one of these with every one of those. */
const each = (fronts: readonly string[], ends: readonly string[]): readonly string[] =>
  fronts.flatMap((front) => ends.map((end) => [front, end].filter(Boolean).join(' ')));

const exactly = (sources: readonly string[]): readonly string[] =>
  sources.map((source) => `=${source}`);

const TICKETS = ['ticket*', 'request*', 'complaint*', 'inquiry', 'enquiry', 'my question'];
const ANFRAGEN = ['ticket*', 'anfrage*', 'reklamation*', 'beschwerde*', 'meine* frage'];

/** What ends a ticket (syntax in `phrase.ts`): a statement counts only by itself, an order also as a question. */
export const closing = {
  statements: exactly([
    ...each(
      [
        ...['', 'it s', 'its', 'it is', 'that s', 'thats', 'that is', 'this is', 'everything is'],
        ...['everything s', 'all', 'it has been', 'that has been', 'it s all', 'that s all'],
        ...['ticket', 'ticket is', 'my ticket is', 'the ticket is', 'my request is'],
        ...['problem', 'problem is', 'the problem is', 'my problem is', 'that s now', 'it s now'],
      ],
      ['solved', 'settled', 'resolved', 'sorted', 'sorted out', 'fixed'],
    ),
    ...each(
      [
        ...['', 'ist', 'ist jetzt', 'das ist', 'das ist jetzt', 'es ist', 'alles', 'ist alles'],
        ...['hat sich', 'das hat sich', 'es hat sich', 'ticket', 'ticket ist', 'das ticket ist'],
        ...['problem', 'problem ist', 'das problem ist', 'mein problem ist', 'die sache ist'],
        ...['das problem hat sich', 'die sache hat sich', 'das thema ist', 'das wäre'],
        ...['anfrage', 'anfrage ist', 'die anfrage ist', 'meine anfrage ist'],
      ],
      ['erledigt', 'gelöst', 'geklärt', 'schon erledigt', 'schon geklärt'],
    ),
  ]),
  orders: [
    ...each(['close'], ['ticket', 'request', 'complaint']),
    ...each(['schließ*', 'beend*'], ['ticket', 'anfrage', 'reklamation']),
    ...each(['ticket', 'anfrage', 'reklamation'], ['schließ*', 'abschließ*', 'beend*', 'zumach*']),
    ...exactly(['close it', 'can close it', 'schließen']),
  ],
};

export const reopening: readonly string[] = [
  ...['reopen*', 're open', 'open ticket again', 'open request again', 'open it again'],
  ...['wieder öffn*', 'wieder aufmach*', 'wieder eröffn*', 'erneut öffn*', 'öffn* wieder'],
  ...[
    '=mach* wieder auf',
    '=mach* sie wieder auf',
    '=mach* sie sie wieder auf',
    'mach* ticket wieder auf',
  ],
  'mach* anfrage wieder auf',
];

/** What asks how a ticket stands. */
export const stateAsking: readonly string[] = [
  ...each(
    [
      ...['status', 'state of', 'what about', 'what s with', 'what s up with', 'any news'],
      ...['news about', 'news on', 'any update', 'update on', 'what happen*', 'how is', 'how s'],
      ...['where is', 'where s', 'show my', 'did you get'],
    ],
    TICKETS,
  ),
  ...each(
    [
      ...['status', 'stand', 'was ist mit', 'was macht', 'gibt es neues', 'gibt s neues'],
      ...[
        'was neues',
        'etwas neues',
        'neuigkeiten',
        'wie steht',
        'wie weit',
        'wo ist',
        'wo bleibt',
      ],
      ...['zeig* meine', 'was wurde aus', 'was ist aus'],
    ],
    ANFRAGEN,
  ),
  ...['ticket status', 'ticketstatus', 'request status', '=my ticket', '=my tickets', '=tickets'],
  ...['=open tickets', '=my open tickets', '=my requests', '=mein ticket', '=meine tickets'],
  ...['=meine anfrage', '=meine anfragen', '=offene tickets', '=offene anfragen'],
];

const folded = (words: readonly string[]): ReadonlySet<string> => new Set(words.flatMap(wordsOf));

/** With one of these it is about a closing that was not, or should not be. */
export const NEGATING = folded([
  ...['not', 't', 'dont', 'never', 'why', 'when', 'who', 'if', 'before', 'unless'],
  ...['nicht', 'nie', 'kein', 'keine', 'warum', 'wieso', 'wann', 'wer', 'wenn', 'bevor', 'falls'],
]);

/** What people put around it. */
export const COURTESY = folded([
  ...[
    'thanks',
    'thank',
    'thx',
    'you',
    'very',
    'much',
    'please',
    'ok',
    'okay',
    'hi',
    'hello',
    'hey',
  ],
  ...['great', 'perfect', 'yes', 'now', 'already', 'cheers', 'many', 'so', 'a', 'lot'],
  ...['danke', 'dankeschön', 'vielen', 'dank', 'bitte', 'ihnen', 'herzlichen', 'hallo', 'super'],
  ...['ja', 'jetzt', 'schon', 'inzwischen', 'prima', 'sehr', 'guten', 'tag', 'nun', 'mal'],
]);
