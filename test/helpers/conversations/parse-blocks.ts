/** A dialogue document as it is written: what stands in a quote is played, everything else is for the reader. */
export type Block =
  | { readonly kind: 'prose'; readonly line: number; readonly lines: readonly string[] }
  | { readonly kind: 'quote'; readonly entries: readonly Entry[] };

/** What somebody says, or a stage direction. `line`: where it begins, from 1; `text`: without its marks. */
export type Entry =
  | {
      readonly kind: 'speech';
      readonly line: number;
      readonly speaker: string;
      readonly text: string;
    }
  | { readonly kind: 'direction'; readonly line: number; readonly text: string };

/** Why a document cannot be played, and where. */
export const faultAt = (file: string, line: number, why: string): Error =>
  new Error(`${file}:${String(line)}: ${why}`);

const QUOTED = /^>( |$)/;
const SPEECH = /^\*\*(.+?):\*\*(?: (.*))?$/;
const DIRECTION = /^_(.+?)\.?_$/;

/** Throws with `file:line` when a quoted line is neither speech nor direction, nor belongs to one. */
export function parseBlocks(file: string, markdown: string): readonly Block[] {
  const lines = markdown.trimEnd().split('\n');
  const blocks: Block[] = [];
  for (let start = 0; start < lines.length;) {
    const quoted = QUOTED.test(lines[start] ?? '');
    const next = lines.findIndex((line, at) => at > start && QUOTED.test(line) !== quoted);
    const end = next === -1 ? lines.length : next;
    const part = lines.slice(start, end);
    blocks.push(
      quoted
        ? { kind: 'quote', entries: parseQuote(file, part, start + 1) }
        : { kind: 'prose', line: start + 1, lines: part },
    );
    start = end;
  }
  return blocks;
}

function parseQuote(file: string, quoted: readonly string[], first: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [index, raw] of quoted.entries()) {
    const line = raw.replace(QUOTED, '').trimEnd();
    const begun = beginEntry(line, first + index);
    const last = entries.at(-1);
    if (begun !== undefined) entries.push(begun);
    else if (last?.kind === 'speech') entries.splice(-1, 1, goOn(last, line));
    else if (line !== '') {
      throw faultAt(file, first + index, `neither "**Name:** …" nor "_stage direction_": ${line}`);
    }
  }
  return entries.map((entry) => ({ ...entry, text: entry.text.trim() }));
}

function beginEntry(line: string, at: number): Entry | undefined {
  const [, speaker, said = ''] = SPEECH.exec(line) ?? [];
  if (speaker !== undefined) return { kind: 'speech', line: at, speaker, text: said };
  const [, direction] = DIRECTION.exec(line) ?? [];
  return direction === undefined ? undefined : { kind: 'direction', line: at, text: direction };
}

const goOn = (entry: Entry & { kind: 'speech' }, line: string): Entry => ({
  ...entry,
  text: `${entry.text}\n${line}`,
});
