import { createHash } from 'node:crypto';
import type { HttpAnswer } from '../../shared/http';
import { localeOf, type Locale } from '../../shared/locale';
import type { Deletion } from '../../store/deletions';

interface PageTexts {
  readonly title: string;
  readonly requested: string;
  readonly done: string;
  readonly nothing_stored: string;
  readonly unknown: string;
  readonly kept: string;
}

const texts: Readonly<Record<Locale, PageTexts>> = {
  de: {
    title: 'Löschung Ihrer Daten',
    requested:
      'Ihre Anfrage ist angekommen, und die Löschung läuft. Das dauert meist wenige Sekunden; laden Sie diese Seite dann bitte neu.',
    done: 'Ihre Daten sind gelöscht: was mit Ihrem Facebook-Konto verbunden war, und der Chat dazu. Haben Sie uns auch in einem Chat geschrieben, dessen Verknüpfung Sie vorher aufgehoben hatten? Dann schreiben Sie dort bitte „meine Daten löschen“.',
    nothing_stored:
      'Zu Ihrem Facebook-Konto war bei uns nichts gespeichert; es gab nichts zu löschen. Haben Sie uns im Messenger geschrieben? Dann schreiben Sie dort bitte „meine Daten löschen“: Facebook sagt uns nicht, welcher Chat Ihrer ist.',
    unknown: 'Diesen Code kennen wir nicht. Codes gelten 90 Tage lang.',
    kept: 'Es bleiben Ihr Kundenkonto bei uns und Ihre Pakete, falls Sie welche haben; die braucht unser Shop.',
  },
  en: {
    title: 'Deletion of your data',
    requested:
      'Your request has arrived, and the deletion is under way. It usually takes a few seconds; please reload this page then.',
    done: 'Your data is deleted: what belonged to your Facebook account, and the chat that was linked with it. Did you also write to us in a chat that you had unlinked before? Then please write "delete my data" there.',
    nothing_stored:
      'We had nothing stored for your Facebook account, so there was nothing to delete. Did you write to us in Messenger? Then please write "delete my data" there: Facebook does not tell us which chat is yours.',
    unknown: "We don't know this code. Codes are good for 90 days.",
    kept: 'What stays is your customer account with us and your parcels, if you have any: our shop needs them.',
  },
};

const STYLE =
  'body{margin:0;font:1.125rem/1.6 system-ui,sans-serif;color:#1c1e21;background:#fff}' +
  'main{max-width:38rem;margin:0 auto;padding:2rem 1.25rem}h1{font-size:1.5rem;line-height:1.25}' +
  '@media(prefers-color-scheme:dark){body{color:#f0f2f5;background:#18191a}}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * Nothing but this text and this style: no script, no frame, no other page that learns the address. The icon is an empty
 * one, as browsers ask for /favicon.ico otherwise, which the API does not have.
 */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

/** The page that Facebook shows to who asked for a deletion (facts §9); `undefined`: nobody asked with this code. */
export function deletionPage(
  status: Deletion['status'] | undefined,
  acceptLanguage: string | undefined,
): HttpAnswer {
  const locale = preferred(acceptLanguage);
  const { title, kept, ...says } = texts[locale];
  const paragraphs = [says[status ?? 'unknown'], ...(status === 'done' ? [kept] : [])];
  return {
    statusCode: status === undefined ? 404 : 200,
    headers: { ...HEADERS, 'content-language': locale },
    body: `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}
</main>
</body>
</html>
`,
  };
}

/** The one of our two languages that the browser asks for with more weight; in doubt the one it names first. */
function preferred(acceptLanguage = ''): Locale {
  const wanted = acceptLanguage
    .slice(0, 200)
    .split(',')
    .flatMap((part) => {
      const [, language, weight = '1'] =
        /^\s*(de|en)\b[^;]*(?:;\s*q=([\d.]+))?\s*$/i.exec(part) ?? [];
      return language === undefined ? [] : [{ language, weight: Number(weight) }];
    })
    .sort((one, other) => other.weight - one.weight);
  return localeOf(wanted[0]?.language) ?? 'en';
}
