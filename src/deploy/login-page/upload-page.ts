import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  DeleteObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { AppError } from '../../shared/errors';

const PAGE_FOLDER = 'dist/static-login';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A change is to be seen at once: CloudFront keeps a file for a minute anyway, and tells browsers to keep nothing. */
const CACHE_CONTROL = 'no-cache';

export interface PageFile {
  readonly key: string;
  readonly type: string;
  readonly body: Buffer;
}

/** The built page and its `config.json`; index.html comes last, so that it never names a file that is not there yet. */
export async function readPage(config: object): Promise<readonly PageFile[]> {
  const names = await readdir(PAGE_FOLDER);
  const files = await Promise.all(
    names.map(async (key) => ({
      key,
      type: contentTypeOf(key),
      body: await readFile(path.join(PAGE_FOLDER, key)),
    })),
  );
  const body = Buffer.from(`${JSON.stringify(config, null, 2)}\n`);
  const all = [...files, { key: 'config.json', type: contentTypeOf('config.json'), body }];
  return all.sort((a, b) => Number(a.key === 'index.html') - Number(b.key === 'index.html'));
}

/** Puts the files there, then takes away what no longer belongs to the page. */
export async function uploadPage(
  s3: S3Client,
  bucket: string,
  files: readonly PageFile[],
): Promise<void> {
  for (const { key, type, body } of files) {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: type,
        CacheControl: CACHE_CONTROL,
      }),
    );
  }
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  const strangers = Contents.flatMap(({ Key }) =>
    Key === undefined || files.some(({ key }) => key === Key) ? [] : [Key],
  );
  for (const Key of strangers) await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
}

function contentTypeOf(name: string): string {
  const type = CONTENT_TYPES[path.extname(name)];
  if (type !== undefined) return type;
  throw new AppError('defect', `No content type is known for ${name} of the login page`, false);
}
