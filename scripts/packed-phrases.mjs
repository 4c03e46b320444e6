import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';

/**
 * Packs the phrases of the understanding into what a Lambda loads: they are a tenth of its code, and a Lambda starts the
 * later the larger it is (anchors P1). They are unpacked once, while the bundle loads.
 */
export const packedPhrases = {
  name: 'packed-phrases',
  setup(build) {
    build.onLoad({ filter: /understanding[/\\](de|en)[/\\]\w+\.ts$/ }, async ({ path }) => {
      const lists = [];
      const code = (await readFile(path, 'utf8')).replace(/listed\(`([^`]*)`\)/g, (_, list) => {
        lists.push(list.replace(/\s+/g, ' ').trim());
        return `listed(packed[${lists.length - 1}])`;
      });
      const packed = brotliCompressSync(lists.join('`')).toString('base64');
      return {
        loader: 'ts',
        contents: `import { brotliDecompressSync } from 'node:zlib';
const packed = brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString().split('\`');
${code}`,
      };
    });
  },
};
