import type { Locale } from '../../shared/locale';
import type { Email } from './send-email';

interface EmailTexts {
  readonly subject: string;
  readonly greeting: (name: string | undefined) => string;
  /** Says that there is news, and not what: a mailbox is read by more people than a chat. */
  readonly news: string;
  readonly open: string;
  readonly why: string;
}

const texts: Readonly<Record<Locale, EmailTexts>> = {
  de: {
    subject: 'Neuigkeiten zu Ihrem Paket',
    greeting: (name) => `Guten Tag${name === undefined ? '' : ` ${name}`},`,
    news: 'es gibt Neuigkeiten zu einem Ihrer Pakete. Sie warten im Messenger auf Sie.',
    open: 'Im Messenger ansehen',
    why: 'Sie erhalten diese E-Mail, weil Sie unsere Nachrichten im Messenger bekommen und Facebook gerade keine zulässt. Wenn Sie keine mehr möchten, schreiben Sie dort „stumm“.',
  },
  en: {
    subject: 'News about your parcel',
    greeting: (name) => `Hello${name === undefined ? '' : ` ${name}`},`,
    news: 'there is news about one of your parcels. It is waiting for you in Messenger.',
    open: 'See it in Messenger',
    why: 'You get this e-mail because you get our updates in Messenger, and Facebook does not let one through at the moment. To get no more, write "mute" there.',
  },
};

export interface Addressee {
  readonly name?: string | undefined;
  readonly locale: Locale;
}

/** The e-mail that leads into the chat, where the news is. */
export function updateEmail(
  { name, locale }: Addressee,
  chatUrl: string,
): Pick<Email, 'subject' | 'text' | 'html'> {
  const { subject, greeting, news, open, why } = texts[locale];
  const hello = greeting(name?.replaceAll(/\s+/g, ' ').trim() || undefined);
  const paragraphs = [hello, news].map((line) => `<p>${escaped(line)}</p>`);
  return {
    subject,
    text: [hello, '', news, '', `${open}: ${chatUrl}`, '', why, ''].join('\n'),
    html: [
      `<!doctype html><html lang="${locale}"><body>`,
      ...paragraphs,
      `<p><a href="${escaped(chatUrl)}">${escaped(open)}</a></p>`,
      `<p><small>${escaped(why)}</small></p>`,
      '</body></html>',
    ].join('\n'),
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
