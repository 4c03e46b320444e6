import type { CsvFault } from './csv-fault';

/** How a zip archive begins, and so every Excel workbook. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const UTF_16_LITTLE_ENDIAN = [0xff, 0xfe];

/**
 * The text of a CSV file. Spreadsheets write it in three ways: UTF-8, UTF-16 with a byte order mark (“Unicode text”), and
 * Windows' own code page, which is what German Excel does unless told otherwise.
 */
export function decodeCsv(bytes: Uint8Array): string | CsvFault {
  if (startsWith(bytes, ZIP)) {
    return { line: 1, sentence: 'This is a workbook, not a CSV file. Save it as CSV first.' };
  }
  if (startsWith(bytes, UTF_16_LITTLE_ENDIAN)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** Where Windows' code page differs from Latin-1: 0x80 to 0x9F. */
const WINDOWS_ONLY = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** By hand, because Node's `TextDecoder` takes it for Latin-1 from 20.18.3 and 22.13 on (nodejs/node#56542). */
const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9F]/g, (character) => WINDOWS_ONLY.charAt(character.charCodeAt(0) - 0x80));

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);
