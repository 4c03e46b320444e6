import type { LogInButton, Outgoing, OutgoingMessage } from './outgoing';

/** How a Log In button goes out: as Facebook's own, or as a link with a one-time token of ours (design §4.2). */
export type LogInForm = 'account_link' | 'link_token';

export function logInButtonOf(outgoing: Outgoing): LogInButton | undefined {
  if (outgoing.type !== 'message' || outgoing.content.kind !== 'buttons') return undefined;
  return outgoing.content.buttons.find((button) => button.kind === 'logIn');
}

/** The message with the link in the button's place. Its quick replies are for whom Facebook's button does not work. */
export function withLogInLink(
  message: OutgoingMessage,
  { url, asLink }: LogInButton,
  token: string,
): OutgoingMessage {
  const address = new URL(url);
  address.searchParams.set('link_token', token);
  const button = { kind: 'url', title: asLink.title, url: address.href } as const;
  return { ...message, content: { kind: 'buttons', text: asLink.text, buttons: [button] } };
}
