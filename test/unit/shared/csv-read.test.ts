import fc from 'fast-check';
import { decodeCsv } from '../../../src/shared/csv/decode-csv';
import { readCsv } from '../../../src/shared/csv/read-csv';

const cellsOf = (text: string) => readCsv(text).records.map(({ cells }) => cells);
const linesOf = (text: string) => readCsv(text).records.map(({ line }) => line);

describe('reading CSV', () => {
  it.each([
    ['commas', 'a,b;c\n1,2\n'],
    ['semicolons', 'a;b;c,d\n1;2\n'],
    ['tabs', 'a\tb\n1\t2\n'],
  ])('goes by the delimiter that the header has most of: %s', (_, text) => {
    const cells = cellsOf(text);

    expect(cells[1]?.slice(0, 2)).toEqual(['1', '2']);
  });

  it.each([
    ['Unix', 'a,b\n1,2\n3,4\n'],
    ['Windows', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['old Mac', 'a,b\r1,2\r3,4\r'],
    ['mixed', 'a,b\r\n1,2\n3,4'],
  ])('takes the line ends of %s', (_, text) => {
    const cells = cellsOf(text);

    expect(cells).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('takes a byte order mark for no part of the first name', () => {
    const cells = cellsOf('\uFEFF"a";b\n1;2\n');

    expect(cells[0]).toEqual(['a', 'b']);
  });

  it('keeps the lines of a quoted text, its quotes and its delimiters', () => {
    const cells = cellsOf('a,b\r\n"one\r\ntwo","say ""hi"", please"\r\n');

    expect(cells[1]).toEqual(['one\ntwo', 'say "hi", please']);
  });

  it('counts lines as an editor does, blank ones and those of a quoted text included', () => {
    const lines = linesOf('a,b\r\n\r\n1,"x\r\ny\r\nz"\r\n , \r\n2,3\r\n');

    expect(lines).toEqual([1, 3, 7]);
  });

  it('reads nothing in nothing', () => {
    const read = readCsv(' \n\n');

    expect(read).toEqual({ records: [], faults: [] });
  });

  it('tells where a quote opens that never closes, however long the rest is', () => {
    const { records, faults } = readCsv(`a,b\n1,2\n3,"4\n${'5,6\n'.repeat(100_000)}`);

    expect(faults).toEqual([{ line: 3, sentence: 'A quote opens here and is never closed.' }]);
    expect(records).toHaveLength(2);
  });

  it('goes on after a quote that opens amid a text, and tells of each line once', () => {
    const { records, faults } = readCsv('a,b\n5" tv,6" tv\n1,2\n7" tv,8\n3,4\n');

    expect(faults.map(({ line }) => line)).toEqual([2, 4]);
    expect(records.map(({ cells }) => cells[0])).toEqual(['a', '1', '3']);
  });

  it('trusts nothing after a quote that closes amid a text', () => {
    const { records, faults } = readCsv('a,b\n1,2\n"5" tv,3\n7,"8"\n');

    expect(faults.map(({ line }) => line)).toEqual([3]);
    expect(records).toHaveLength(2);
  });

  it('gets back what any writer put into cells', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', ' ', 'é', '🚚'),
    });
    const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
      fc.record({
        header: fc.constant(Array.from({ length: width }, (_, index) => `h${index}`)),
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }),
        delimiter: fc.constantFrom(',', ';', '\t'),
        lineEnd: fc.constantFrom('\n', '\r\n'),
      }),
    );

    fc.assert(
      fc.property(table, ({ header, rows, delimiter, lineEnd }) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = [header, ...rows]
          .map((row) => row.map(quoted).join(delimiter).replaceAll('\n', lineEnd))
          .join(lineEnd);

        const read = readCsv(text);

        const trimmed = [header, ...rows].map((row) => row.map((each) => each.trim()));
        expect(read.faults).toEqual([]);
        expect(read.records.map(({ cells }) => cells)).toEqual(
          trimmed.filter((row) => row.some((each) => each !== '')),
        );
      }),
    );
  });

  it('counts a quote that never closes to the line of the stray quote before it', () => {
    const { faults } = readCsv('a";"');

    expect(faults.map(({ line }) => line)).toEqual([1]);
  });

  it('never throws', () => {
    const soup = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', ' ') });

    fc.assert(
      fc.property(soup, (text) => {
        const { records, faults } = readCsv(text);

        const lines = text.split(/\r\n?|\n/).length;
        for (const { line } of [...records, ...faults]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
    );
  });
});

describe('the text of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('Köln, 5 €')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFKöln, 5 €')],
    ['UTF-16 with a byte order mark', Buffer.from('\uFEFFKöln, 5 €', 'utf16le')],
    ["Windows' own code page", Buffer.from([0x4b, 0xf6, 0x6c, 0x6e, 0x2c, 0x20, 0x35, 0x20, 0x80])],
  ])('is read from %s', (_, bytes) => {
    const text = decodeCsv(bytes);

    expect(text).toBe('Köln, 5 €');
  });

  it('is missed in a workbook', () => {
    const workbook = Buffer.from('PK\u0003\u0004…');

    const fault = decodeCsv(workbook);

    expect(fault).toEqual({ line: 1, sentence: expect.stringContaining('workbook') as string });
  });
});
