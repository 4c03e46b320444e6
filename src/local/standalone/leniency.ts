import type { Assumptions } from '../messenger/options';

/** Rules that Facebook may not insist on for this Page or app; the emulator does unless told otherwise. */
export const LENIENCIES = {
  messaging_type: { messagingTypeRequired: false },
  appsecret_proof: { appSecretProofRequired: false },
  quick_reply_title: { longQuickReplyTitles: 'truncate' },
  account_linking_url: { accountLinkingUrlRequired: false },
} as const satisfies Readonly<Record<string, Partial<Assumptions>>>;

/** Throws an `Error` that names what is no such rule. */
export function leniencyFor(rules: readonly string[]): Partial<Assumptions> {
  const all = rules.map((rule) => {
    const leniency = Object.entries(LENIENCIES).find(([name]) => name === rule)?.[1];
    if (leniency !== undefined) return leniency;
    throw new Error(`--lenient ${rule} is none of ${Object.keys(LENIENCIES).join(', ')}`);
  });
  return Object.assign({}, ...all) as Partial<Assumptions>;
}
