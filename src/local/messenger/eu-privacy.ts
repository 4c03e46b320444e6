import type { Platform } from './platform';
import type { PersonRecord } from './state';

/** Whether the Page falls under the European privacy rules (facts §1.6): assumed so, or switched on meanwhile. */
export const isPageUnderEuRules = ({ assumptions, faults }: Platform): boolean =>
  assumptions.subjectToEuPrivacyRules || faults.isOn('euPrivacyRules');

/** Whether this thread does: with its Page, or because the person lives there. */
export const isThreadUnderEuRules = (platform: Platform, person: PersonRecord): boolean =>
  person.euRestricted || isPageUnderEuRules(platform);
