import { refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import type { Platform } from '../platform';
import type { WireMessage } from './message-schema';

/** Facebook takes files of up to 25 MB (facts §2.7): millions of bytes, the smaller reading. */
export const LARGEST_FILE = 25_000_000;

/** A file of a send: where it is, or under which id it was uploaded, and what it is said to be. */
export interface FileReference {
  readonly type: string;
  readonly url?: string | undefined;
  readonly attachment_id?: string | undefined;
}

export function filesOf({ attachment, attachments }: WireMessage): readonly FileReference[] {
  if (attachments !== undefined)
    return attachments.map(({ type, payload }) => ({ type, ...payload }));
  if (attachment === undefined) return [];
  if (attachment.type !== 'template') return [{ type: attachment.type, ...attachment.payload }];
  const { payload } = attachment;
  return payload.template_type === 'media'
    ? payload.elements.map(({ media_type: type, url, attachment_id }) =>
        // An address on Facebook itself is of a post, and nothing to fetch.
        attachment_id === undefined ? { type, url } : { type, attachment_id },
      )
    : [];
}

/**
 * What Facebook refuses about a file, which it would fetch. The emulator fetches nothing: an address that no test has
 * said anything about stands for a file that is there, small enough, and of its type.
 */
export function refuseFile(
  { state }: Platform,
  file: FileReference,
  largest = LARGEST_FILE,
): Refusal | undefined {
  if (file.attachment_id !== undefined) {
    const upload = state.uploads.find(({ id }) => id === file.attachment_id);
    if (upload === undefined) return refuse('uploadUnknown');
    return upload.type === file.type ? undefined : refuse('fileTypeMismatch');
  }
  const hosted = state.hostedFiles.find(({ url }) => url === file.url);
  if (hosted === undefined) return undefined;
  if (hosted.fails === 'unreachable') return refuse('fileUnreachable');
  // Facebook waits 75 seconds for a video (facts §2.7).
  if (hosted.fails === 'slow')
    return refuse(file.type === 'video' ? 'fileTooSlow' : 'fileUnreachable');
  if (hosted.bytes > largest) return refuse('fileTooLarge');
  // Any file may be sent as one.
  return [hosted.type, 'file'].includes(file.type) ? undefined : refuse('fileTypeMismatch');
}
