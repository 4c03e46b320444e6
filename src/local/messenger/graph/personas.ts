import * as v from 'valibot';
import { findPersona } from '../platform';
import type { PersonaRecord } from '../state';
import type { GraphCall, GraphResult, PageEndpoint } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import { readAs } from '../rules/message-rules';

/** Names and pictures that the bot can send under (facts §2.7). */

/** Facebook fetches the picture and takes up to 8 MB; the emulator fetches nothing. */
const newPersonaSchema = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(50)),
  profile_picture_url: v.pipe(v.string(), v.url(), v.regex(/^https:/)),
});

/** `POST /{page}/personas` */
export const createPersona: PageEndpoint = ({ platform, params }) => {
  const given = readAs(newPersonaSchema, params);
  if (isRefusal(given)) return given;
  const id = platform.ids.persona();
  const { name, profile_picture_url: profilePictureUrl } = given;
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
