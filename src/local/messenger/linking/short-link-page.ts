/** Where m.me leads on this machine: a page that hands the link to the phone from which its window was opened. */
export const SHORT_LINK_PATH = '/facebook/m.me';

/** `base` is the path of the page's folder, ending with a slash. */
export const shortLinkPage = (base: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>Messenger</title>
<link rel="stylesheet" href="${base}result.css">
<script src="${base}short-link.js" defer></script>
</head>
<body>
<main>
<h1>Messenger</h1>
<p role="status" id="opened" hidden>The chat is open on the phone that this window belongs to. You can close this window.</p>
<p role="status" id="homeless" hidden>No phone has opened this window. Copy its address into a phone's menu: “Open an m.me link”.</p>
<button type="button" id="close">Close</button>
</main>
</body>
</html>
`;

/** Only a window of the page's own origin is told. Reloaded, it tells nothing a second time. */
export const SHORT_LINK_SCRIPT = `'use strict';
const page = decodeURIComponent(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
const ref = new URLSearchParams(location.search).get('ref');
const host = window.opener;
if (host && ref && history.state !== 'told') {
  host.postMessage({ type: 'short-link', page, ref }, location.origin);
  history.replaceState('told', '');
}
document.getElementById(host ? 'opened' : 'homeless').hidden = false;
document.getElementById('close').addEventListener('click', () => window.close());
`;
