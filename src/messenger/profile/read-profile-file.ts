import * as v from 'valibot';
import type { Environment } from '../../shared/config';
import { AppError } from '../../shared/errors';
import { describeIssue } from '../file-schema';
import { fillVariables } from './fill-variables';
import type { MessengerProfile } from './messenger-profile';
import { profileSchema } from './profile-schema';

/**
 * The Messenger profile that the company wants, from the JSON of `messenger-profile.json`, completed by the variables
 * that it names. Throws `config_invalid` with one line for each mistake: where, and what to change.
 */
export function readProfileFile(json: unknown, env: Environment): MessengerProfile {
  const faults: string[] = [];
  const filled = fillVariables(json, env, (place, sentence) => faults.push(`${place} ${sentence}`));
  const parsed = v.safeParse(profileSchema, filled);
  // A variable that is missing would be reported a second time as a property that is.
  if (faults.length === 0 && parsed.success) return withoutEmpty(parsed.output);
  const said = faults.length > 0 ? faults : (parsed.issues ?? []).map(describeIssue);
  throw new AppError('config_invalid', ['The Messenger profile:', ...said].join('\n  '), false);
}

/** A list that its optional variables left empty: for Facebook that is not set. */
const withoutEmpty = (profile: MessengerProfile): MessengerProfile =>
  Object.fromEntries(
    Object.entries(profile).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
