import { DEMO_PASSWORD } from '../../../../src/local/demo-data';
import { LOGIN_SITE } from '../../../../src/local/local-settings';
import { linkPerson } from '../../local-stack';
import { direction, type Direction } from '../direction';
import type { Stage } from '../stage';

/** What customers do outside the chat to be known in it. Only Messenger's own Log In button has that English title. */
export const linkingDirections: readonly Direction[] = [
  {
    ...direction(
      '{customer} has written before',
      '{customer} hat schon einmal geschrieben',
      sayHello,
    ),
    before: true,
  },
  {
    ...direction(
      '{customer} has linked the account',
      '{customer} hat das Konto verknüpft',
      async (stage) => {
        // A login opens no window of 24 hours, words do.
        await sayHello(stage);
        await linkPerson(stage.stack, stage.psid, stage.cast.account.email);
      },
    ),
    before: true,
  },
  direction(
    '{customer} taps «Log In» and logs in',
    '{customer} tippt auf «Log In» und meldet sich an',
    async (stage) => {
      await requireButton(stage, 'logIn');
      await linkPerson(stage.stack, stage.psid, stage.cast.account.email);
    },
  ),
  direction(
    '{customer} opens «{title}» in the browser, logs in and comes back',
    '{customer} öffnet «{title}» im Browser, meldet sich an und kommt zurück',
    async (stage, { title }) => {
      const { redirectTo } = await logIn(stage, { linkToken: await linkTokenBehind(stage, title) });
      await openReference(stage, redirectTo);
    },
  ),
  direction(
    '{customer} logs in on the website and follows its link to Messenger',
    '{customer} meldet sich auf der Website an und folgt ihrem Link in den Messenger',
    async (stage) => {
      const { messengerUrl } = await logIn(stage, { intent: 'messenger' });
      await openReference(stage, messengerUrl);
    },
  ),
  direction(
    '{customer} logs in on the website, which shows a code',
    '{customer} meldet sich auf der Website an, die einen Code zeigt',
    async (stage) => {
      const { chatCode } = await logIn(stage, { intent: 'messenger' });
      stage.names.bind('code', chatCode);
    },
  ),
];

async function sayHello({ stack, psid, cast }: Stage): Promise<void> {
  await stack.control.say(psid, cast.language === 'de' ? 'Hallo' : 'Hello');
  await stack.settled();
}

async function requireButton({ messages }: Stage, kind: string): Promise<void> {
  const shown = (await messages()).some(
    ({ content }) => 'buttons' in content && content.buttons.some((each) => each.kind === kind),
  );
  if (!shown) throw new Error('There is no «Log In» to tap.');
}

async function linkTokenBehind({ messages }: Stage, title: string): Promise<string> {
  const urls = (await messages()).flatMap(({ content }) =>
    'buttons' in content
      ? content.buttons.flatMap((each) =>
          each.kind === 'url' && `${each.title} ↗` === title ? [each.url] : [],
        )
      : [],
  );
  const token = new URL(urls.at(-1) ?? LOGIN_SITE).searchParams.get('link_token');
  if (token === null) throw new Error(`There is no «${title}» to open.`);
  return token;
}

interface LoginAnswer {
  readonly redirectTo: string;
  readonly messengerUrl: string;
  readonly chatCode: string;
}

async function logIn({ stack, cast }: Stage, fields: object): Promise<LoginAnswer> {
  const answer = await fetch(`${stack.url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: cast.account.email, password: DEMO_PASSWORD, ...fields }),
  });
  if (!answer.ok) throw new Error(`The login was refused: ${await answer.text()}`);
  return (await answer.json()) as LoginAnswer;
}

/** Whoever never wrote sees Get Started first, and Facebook keeps the reference for it (facts §7). */
async function openReference({ stack, psid }: Stage, url: string): Promise<void> {
  const ref = new URL(url).searchParams.get('ref') ?? '';
  const { needsGetStarted } = await stack.control.openLink(psid, ref);
  if (needsGetStarted) await stack.control.getStarted(psid);
}
