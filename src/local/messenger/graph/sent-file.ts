import * as v from 'valibot';
import { LARGEST_FILE } from '../rules/file-rules';
import { MEDIA_TYPES } from '../rules/attachment-schema';
import type { Platform } from '../platform';
import type { SentFileRecord } from '../state';
import { refuse } from './errors';
import type { Refusal } from './errors';
import { UploadedFile } from './multipart';
import type { Params } from './request';

/** Where Facebook keeps what it was sent; the local page finds it on this machine (`localSites`). */
export const SENT_FILES_SITE = 'https://cdn.fbsbx.com';

/** Beside a file a message has its type, and no address (facts §2.7). */
const messageOfFile = v.looseObject({
  attachment: v.strictObject({
    type: v.picklist(MEDIA_TYPES),
    payload: v.strictObject({ is_reusable: v.optional(v.boolean()) }),
  }),
});

export interface WithSentFile {
  /** With the address that the file has from now on, as if the bot had named it. */
  readonly params: Params;
  readonly file?: SentFileRecord;
}

/** Takes a form's `filedata` in as a file that is on Facebook. */
export function takeSentFile({ ids }: Platform, given: Params): WithSentFile | Refusal {
  const { filedata, ...params } = given;
  if (filedata === undefined) return { params };
  if (!(filedata instanceof UploadedFile)) {
    return refuse('invalidParameter', 'Param filedata must be a file in a form.');
  }
  const message = v.safeParse(messageOfFile, params['message']);
  if (!message.success) {
    return refuse(
      'invalidParameter',
      'filedata needs an attachment of a type, without an address.',
    );
  }
  if (filedata.bytes > LARGEST_FILE) return refuse('fileTooLarge');
  const { name, type, text } = filedata;
  const file = { id: ids.upload(), name, type, text };
  const { attachment } = message.output;
  const url = `${SENT_FILES_SITE}/${file.id}/${encodeURIComponent(name)}`;
  const payload = { ...attachment.payload, url };
  return {
    params: { ...params, message: { ...message.output, attachment: { ...attachment, payload } } },
    file,
  };
}
