import * as v from 'valibot';
import type { UtilityMessage } from '../../messenger/outgoing';
import type { UtilityForm } from '../../messenger/send-form';
import { newestFirst } from '../../messenger/utility/template-version';
import type { UtilityTemplates } from '../../shared/config';
import type { HoldReason } from '../../store/queue-item';
import {
  templateKey,
  WHOLE_PAGE,
  type KnownTemplate,
  type UtilityRefusal,
} from '../../store/utility-record';

/** What the company wants to be sent outside the window, and what Facebook said of it. */
export interface UtilityRules {
  readonly configured: Exclude<UtilityTemplates, 'off'>;
  /** Without: Facebook never told. */
  readonly known?: readonly KnownTemplate[];
  /** Milliseconds: what is not approved may be by then. */
  readonly askAgainAt: number;
  readonly refusals?: readonly UtilityRefusal[];
}

export type TemplateChoice =
  { readonly send: UtilityForm } | { readonly hold: HoldReason; readonly until?: number };

const UNFIT = { hold: 'template_unfit' } as const;

/**
 * The template that carries this update, with the parameters that it asks for. One that the company names is taken at
 * its word until Facebook tells otherwise; without names, only what Facebook approved is sent (docs/decisions/0013).
 */
export function chooseTemplate(
  utility: UtilityMessage,
  rules: UtilityRules,
  now: number,
): TemplateChoice {
  const choice = chooseApproved(utility, rules);
  if ('hold' in choice) return choice;
  const key = templateKey(choice.send.template, utility.language);
  const refusal = rules.refusals?.find(
    ({ of, until }) => (of === WHOLE_PAGE || of === key) && now < until,
  );
  return refusal === undefined ? choice : { hold: 'utility_refused', until: refusal.until };
}

function chooseApproved(utility: UtilityMessage, rules: UtilityRules): TemplateChoice {
  const { configured, known, askAgainAt } = rules;
  const notApproved = { hold: 'template_not_approved', until: askAgainAt } as const;
  const inLanguage = known?.filter(({ language }) => language === utility.language);
  const approved = inLanguage?.filter(({ status }) => status === 'APPROVED');
  if (configured === 'approved') {
    const [newest] = newestFirst(approved ?? [], utility.template);
    return newest === undefined ? notApproved : fill(newest, utility);
  }
  const name = nameFor(utility, configured);
  if (name === undefined) return { hold: 'window_closed' };
  if (approved === undefined) return { send: { messagingType: 'UTILITY', template: name } };
  const template = approved.find((each) => each.name === name);
  return template === undefined ? notApproved : fill(template, utility);
}

const nameOnly = v.object({ name: v.pipe(v.string(), v.minLength(1)) });

/** Templates are configured per parcel status, and messages ask for `parcel_<status>`. */
function nameFor(
  { template }: UtilityMessage,
  configured: Exclude<UtilityTemplates, string>,
): string | undefined {
  const entry = Object.entries(configured).find(([status]) => `parcel_${status}` === template);
  const parsed = v.safeParse(nameOnly, entry?.[1]);
  return parsed.success ? parsed.output.name : undefined;
}

/** Facebook refuses a send with a parameter missing or too many (facts §2.5): what it asks for is checked before. */
function fill({ name, parameters, needsMore }: KnownTemplate, utility: UtilityMessage) {
  const isThere = (parameter: string): boolean =>
    (utility.parameters[parameter] ?? '').trim() !== '';
  if (needsMore === true || !parameters.every(isThere)) return UNFIT;
  return { send: { messagingType: 'UTILITY', template: name, parameters } } as const;
}
