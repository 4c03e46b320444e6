// Makes a screenshot small: 256 colours are enough for a page of flat areas and grey text.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const COLOURS = 256;
const TRUE_COLOUR = 2;
const INDEXED = 3;

/** A PNG as Chromium writes it (8 bits, RGB, not interlaced) with at most 256 colours. */
export function smallPng(png) {
  const { width, height, pixels } = decode(png);
  const { palette, indexes } = toPalette(pixels);
  return encode(width, height, palette, indexes);
}

function decode(png) {
  const chunks = readChunks(png);
  const [header] = chunksOf(chunks, 'IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, type, , , interlaced] = header.subarray(8);
  if (depth !== 8 || type !== TRUE_COLOUR || interlaced) throw new Error('not a screenshot');
  const rows = inflateSync(Buffer.concat(chunksOf(chunks, 'IDAT')));
  return { width, height, pixels: unfilter(rows, width * 3, height) };
}

function readChunks(png) {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

const chunksOf = (chunks, type) =>
  chunks.filter((chunk) => chunk.type === type).map(({ data }) => data);

/** Each row begins with the number of the filter that its bytes went through (PNG §9.2). */
function unfilter(rows, stride, height) {
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)];
    const row = y * stride;
    for (let x = 0; x < stride; x += 1) {
      const left = x < 3 ? 0 : pixels[row + x - 3];
      const up = y === 0 ? 0 : pixels[row + x - stride];
      const corner = x < 3 || y === 0 ? 0 : pixels[row + x - stride - 3];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[row + x] = rows[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return pixels;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Each colour that is not in the palette becomes the nearest one that is. */
function toPalette(pixels) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = choosePalette(counts);
  const indexOf = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));
  const indexes = Buffer.alloc(pixels.length / 3);
  for (let at = 0; at < indexes.length; at += 1) {
    indexes[at] = indexOf.get(pixels.readUIntBE(at * 3, 3));
  }
  return { palette, indexes };
}

/** Takes one colour after the other, always the one that would be missed most: a small green dot, too, stays green. */
function choosePalette(counts) {
  const colours = [...counts].map(([colour, count]) => ({ colour, count, error: Infinity }));
  const palette = [];
  while (palette.length < Math.min(COLOURS, colours.length)) {
    const missed = colours.reduce((one, other) =>
      other.count * other.error > one.count * one.error ? other : one,
    );
    palette.push(missed.colour);
    for (const each of colours) {
      each.error = Math.min(each.error, difference(each.colour, missed.colour));
    }
  }
  return palette;
}

function nearest(colour, palette) {
  const differences = palette.map((other) => difference(colour, other));
  return differences.indexOf(Math.min(...differences));
}

/** The square of the distance in RGB. */
const difference = (one, other) =>
  [16, 8, 0].reduce((sum, bits) => sum + (((one >> bits) & 255) - ((other >> bits) & 255)) ** 2, 0);

function encode(width, height, palette, indexes) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED], 8);
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, index) => colours.writeUIntBE(colour, index * 3, 3));
  // A leading 0 says that the row is not filtered, which is best for a palette.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    indexes.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
