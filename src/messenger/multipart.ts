import { sha256Hex } from '../shared/hash';
import type { Upload } from './graph';

/**
 * A form with a file in `filedata`, where Graph takes one (facts §2.7), or another field: objects go as JSON. No part can
 * hold the boundary, which is a hash of all of them.
 */
export function multipart(
  fields: Readonly<Record<string, unknown>>,
  { name, type, text }: Upload,
  fileField = 'filedata',
): { readonly contentType: string; readonly body: string } {
  const parts = [
    ...Object.entries(fields).map(([field, value]) =>
      part(`name="${field}"`, [], typeof value === 'string' ? value : JSON.stringify(value)),
    ),
    part(`name="${fileField}"; filename="${name}"`, [`Content-Type: ${type}`], text),
  ];
  const boundary = `parcel-${sha256Hex(parts.join('')).slice(0, 40)}`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `${parts.map((each) => `--${boundary}\r\n${each}\r\n`).join('')}--${boundary}--\r\n`,
  };
}

const part = (disposition: string, headers: readonly string[], content: string): string =>
  [`Content-Disposition: form-data; ${disposition}`, ...headers, '', content].join('\r\n');
