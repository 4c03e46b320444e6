import * as v from 'valibot';
import { findPersona } from '../platform';
import type { PersonaRecord } from '../state';
import type { GraphCall, GraphResult, PageEndpoint } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import { refuseFile } from '../rules/file-rules';
import { readAs } from '../rules/message-rules';
import { httpsUrl, text } from '../rules/wire-types';

/** Names and pictures that the bot can send under (facts §2.7). */

const newPersonaSchema = v.strictObject({ name: text(50), profile_picture_url: httpsUrl });

/** Facebook takes pictures of up to 8 MB (facts §2.7): millions of bytes, the smaller reading. */
const LARGEST_PICTURE = 8_000_000;

/** `POST /{page}/personas` */
export const createPersona: PageEndpoint = ({ platform, params }) => {
  const given = readAs(newPersonaSchema, params);
  if (isRefusal(given)) return given;
  const { name, profile_picture_url: profilePictureUrl } = given;
  const picture = { type: 'image', url: profilePictureUrl };
  if (refuseFile(platform, picture, LARGEST_PICTURE) !== undefined) {
    return refuse('invalidParameter', 'Param profile_picture_url is no picture of up to 8 MB.');
  }
  const id = platform.ids.persona();
  platform.state.personas.push({ id, name, profilePictureUrl });
  return { id };
};

/** `GET /{page}/personas` */
export const listPersonas: PageEndpoint = ({ platform }) => ({
  data: platform.state.personas.map(describe),
});

/** `GET` and `DELETE /{persona}`; `undefined` when that is no persona. */
export function answerPersonaCall(
  { platform }: GraphCall,
  id: string,
  method: string,
): GraphResult | Refusal | undefined {
  const { state } = platform;
  const persona = findPersona(state, id);
  if (persona === undefined) return undefined;
  switch (method) {
    case 'GET':
      return describe(persona);
    case 'DELETE':
      state.personas = state.personas.filter((other) => other !== persona);
      return { success: true };
    default:
      return refuse('noSuchObject');
  }
}

const describe = ({ id, name, profilePictureUrl }: PersonaRecord): object => ({
  id,
  name,
  profile_picture_url: profilePictureUrl,
});
