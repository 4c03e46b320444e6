/** A file that came in a form, as text: bots of ours send no other. */
export class UploadedFile {
  constructor(
    readonly name: string,
    readonly type: string,
    readonly text: string,
  ) {}

  get bytes(): number {
    return Buffer.byteLength(this.text);
  }
}

const BOUNDARY = /^multipart\/form-data;\s*boundary="?([\w'()+,./:=? -]{1,70})"?$/;
const HEAD =
  /^Content-Disposition: form-data; name="(\w+)"(?:; filename="([^"\r\n]+)")?(?:\r\nContent-Type: ([^\r\n]+))?$/i;

/** The fields and files of a form; `undefined` for what is none, to the letter. */
export function readMultipart(
  contentType: string,
  body: string,
): Readonly<Record<string, string | UploadedFile>> | undefined {
  const [, boundary] = BOUNDARY.exec(contentType) ?? [];
  if (boundary === undefined) return undefined;
  const [before, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (before !== '' || parts.pop() !== '--\r\n') return undefined;
  const fields = parts.map(readPart);
  return fields.every((field) => field !== undefined) ? Object.fromEntries(fields) : undefined;
}

function readPart(part: string): readonly [string, string | UploadedFile] | undefined {
  const end = part.indexOf('\r\n\r\n');
  const [, name, fileName, type = 'application/octet-stream'] =
    HEAD.exec(part.slice('\r\n'.length, end)) ?? [];
  if (end < 0 || !part.startsWith('\r\n') || name === undefined) return undefined;
  const content = part.slice(end + '\r\n\r\n'.length);
  return [name, fileName === undefined ? content : new UploadedFile(fileName, type, content)];
}
