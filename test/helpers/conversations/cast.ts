import type { Locale } from '../../../src/shared/locale';

/** Who appears in the dialogues of one language (docs/conversations/README.md). */
export interface Cast {
  readonly language: Locale;
  /** The customer, as the documents call them. */
  readonly customer: string;
  /** Who answers for the team. */
  readonly agent: string;
  /** The customer's name and language at Facebook. */
  readonly profile: { readonly name: string; readonly locale: string };
  /** The customer's row in the company's table. */
  readonly account: {
    readonly customerId: string;
    readonly email: string;
    readonly name: string;
    readonly locale: Locale;
  };
}

export const CASTS: Readonly<Record<Locale, Cast>> = {
  en: {
    language: 'en',
    customer: 'Ben',
    agent: 'Maria',
    profile: { name: 'Ben Carter', locale: 'en_GB' },
    account: { customerId: 'C-1002', email: 'ben@example.com', name: 'Ben Carter', locale: 'en' },
  },
  de: {
    language: 'de',
    customer: 'Anna',
    agent: 'Maria',
    profile: { name: 'Anna Berger', locale: 'de_DE' },
    account: { customerId: 'C-1001', email: 'anna@example.com', name: 'Anna Berger', locale: 'de' },
  },
};

/** What the bot is called in all of them. */
export const BOT = 'Bot';
