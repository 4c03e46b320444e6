import type { LinkingOutcome } from './linking';

/** Facebook's page at the end of the login popup, with its script and style: no inline code, no inline style. */

const WORDS: Readonly<Record<LinkingOutcome, { readonly title: string; readonly text: string }>> = {
  linked: {
    title: 'Account linked',
    text: 'You have linked your account. You can close this window and go back to the chat.',
  },
  failed: {
    title: 'Account Linking Failed',
    text: 'Something went wrong and your account was not linked. Go back to the chat and tap Log In again.',
  },
  cancelled: {
    title: 'Linking cancelled',
    text: 'Your account was not linked. You can close this window and go back to the chat.',
  },
};

export const LINKING_PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/** `base` is the path of the page's folder, ending with a slash. */
export function linkingPage(outcome: LinkingOutcome, base: string): string {
  const { title, text } = WORDS[outcome];
  return `<!DOCTYPE html>
<html lang="en" data-status="${outcome}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${title}</title>
<link rel="stylesheet" href="${base}result.css">
<script src="${base}result.js" defer></script>
</head>
<body>
<main>
<h1>${title}</h1>
<p role="status">${text}</p>
<button type="button" id="close">Close</button>
</main>
</body>
</html>
`;
}

/** Only a window of the page's own origin is told: nobody else has any business with it. */
export const LINKING_SCRIPT = `'use strict';
const status = document.documentElement.dataset.status;
const message = { type: 'account-linking', status };
for (const host of [window.opener, window.parent]) {
  if (host && host !== window) host.postMessage(message, window.location.origin);
}
document.getElementById('close').addEventListener('click', () => window.close());
`;

export const LINKING_STYLE = `:root { color-scheme: light dark; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; box-sizing: border-box;
  font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#f0f2f5, #18191a); color: light-dark(#1c1e21, #e4e6eb);
}
main {
  max-width: 24rem; padding: 2rem; border-radius: 0.75rem; text-align: center;
  background: light-dark(#fff, #242526);
}
h1 { margin: 0 0 0.5rem; font-size: 1.375rem; }
button {
  margin-top: 1rem; padding: 0.625rem 1.5rem; border: 0; border-radius: 0.5rem; cursor: pointer;
  font: inherit; font-weight: 600; color: #fff; background: #0a66c2;
}
button:focus-visible { outline: 3px solid light-dark(#1c1e21, #fff); outline-offset: 2px; }
`;
