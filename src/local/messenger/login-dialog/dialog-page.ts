import type { PersonRecord } from '../state';
import type { DialogRefusal } from './dialog-request';

/** Facebook's login dialog: whose browser it is, is for whoever tries the emulator to say. */
export function dialogPage(
  appName: string,
  people: readonly PersonRecord[],
  addressOf: (psid: string | null) => string,
): string {
  const choices = people.map(
    ({ psid, name }) =>
      `<a class="primary" href="${escape(addressOf(psid))}">Continue as ${escape(name)}</a>`,
  );
  return page(
    `Log in to ${escape(appName)} with Facebook`,
    `<p>${escape(appName)} will receive your name. Whose browser is this?</p>
${choices.join('\n')}
<a href="${escape(addressOf(null))}">Cancel</a>`,
  );
}

const REFUSALS: Readonly<Record<DialogRefusal, string>> = {
  version: 'This version of the dialog does not exist any more.',
  client_id: 'Invalid App ID: the provided app ID does not look like a valid app ID.',
  redirect_uri: 'URL Blocked: this redirect failed because the redirect URI is not registered.',
  response_type: 'The parameter response_type has to be “token” here.',
  scope: 'Invalid Scopes: this content is only shown to developers.',
};

export const refusalPage = (refusal: DialogRefusal): string =>
  page('Sorry, something went wrong', `<p role="alert">${REFUSALS[refusal]}</p>`);

const page = (title: string, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<link rel="stylesheet" href="/facebook/dialog.css">
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

export const DIALOG_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const DIALOG_STYLE = `:root { color-scheme: light dark; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; box-sizing: border-box;
  font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#f0f2f5, #18191a); color: light-dark(#1c1e21, #e4e6eb);
}
main {
  display: grid; gap: 0.75rem; max-width: 24rem; padding: 2rem; border-radius: 0.75rem; text-align: center;
  background: light-dark(#fff, #242526);
}
h1 { margin: 0; font-size: 1.375rem; }
p { margin: 0; }
a {
  padding: 0.625rem 1.5rem; border-radius: 0.5rem; text-decoration: none; font-weight: 600;
  color: light-dark(#0a58b0, #8ec1ff);
}
a.primary { color: #fff; background: #0a66c2; }
a:focus-visible { outline: 3px solid light-dark(#1c1e21, #fff); outline-offset: 2px; }
`;
