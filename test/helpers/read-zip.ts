import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const STORED = 0;

/** The files of a zip archive, by name. */
export function readZip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = [...Array(zip.length - 21).keys()]
    .map((back) => zip.length - 22 - back)
    .find((at) => zip.readUInt32LE(at) === END)!;
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    );
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength!);
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(begin, begin + zip.readUInt32LE(at + 20));
    files.set(name, zip.readUInt16LE(at + 10) === STORED ? data : inflateRawSync(data));
    at += 46 + nameLength! + extra! + comment!;
  }
  return files;
}
