import { refuseFile } from '../rules/file-rules';
import { uploadSchema } from '../rules/attachment-schema';
import { readAs } from '../rules/message-rules';
import type { Platform } from '../platform';
import type { PageEndpoint } from './endpoint';
import { isRefusal } from './errors';

/** `POST /{page}/message_attachments`: a file to be sent often, by the id that this gives (facts §2.7). */
export const uploadAttachment: PageEndpoint = ({ platform, params }) => {
  const body = readAs(uploadSchema, params);
  if (isRefusal(body)) return body;
  const { type, payload } = body.message.attachment;
  const refusal = refuseFile(platform, { type, url: payload.url });
  return refusal ?? { attachment_id: keepUpload(platform, type, payload.url) };
};

export function keepUpload({ state, ids }: Platform, type: string, url: string): string {
  const id = ids.upload();
  state.uploads.push({ id, type, url });
  return id;
}
