import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/local/demo-data';
import type { StackUnderTest } from './local-stack';

/** One customer's phone on the local page, and what they do on it. */
export interface TourPhone {
  readonly name: string;
  readonly element: Locator;
  /** Lays this phone on the table, in the place of the other one. */
  readonly use: () => Promise<void>;
  /** Resolves once the message is on the phone, and everything that it set off has happened. */
  readonly say: (text: string) => Promise<void>;
  readonly answer: (quickReply: string) => Promise<void>;
  /** Taps Log In and logs in; gives the window that asks whether to link. */
  readonly logIn: (email: string) => Promise<Page>;
  /** The latest button of a message that has this title. */
  readonly button: (title: string) => Locator;
  /** Resolves once a message of this text is on the phone. */
  readonly shows: (text: string | RegExp) => Promise<void>;
  /** Resolves once the phone's header says this of the thread. */
  readonly headerSays: (text: string | RegExp) => Promise<void>;
  /** In pixels, the right edge of the latest message of this text: a person's own stand further right. */
  readonly rightEdgeOf: (text: string) => Promise<number>;
  /** How many of the bot's messages to this customer contain the text, whatever is on the screen. */
  readonly told: (text: string) => Promise<number>;
}

export interface TourPhoneOptions {
  readonly page: Page;
  readonly stack: StackUnderTest;
  readonly name: string;
}

export function createTourPhone({ page, stack, name }: TourPhoneOptions): TourPhone {
  const element = page.getByTestId(`phone-${name}`);
  const messages = (text: string | RegExp): Locator =>
    element.getByTestId('message').filter({ hasText: text });
  const button = (title: string): Locator =>
    element.getByTestId('template-button').filter({ hasText: title }).last();
  return {
    ...{ name, element, button },
    use: () => page.getByTestId(`person-${name}`).click(),
    say: async (text) => {
      const said = await messages(text).count();
      await element.getByTestId('composer').fill(text);
      await element.getByTestId('send').click();
      await messages(text).nth(said).waitFor();
      await stack.settled();
    },
    answer: (quickReply) =>
      element.getByTestId('quick-reply').filter({ hasText: quickReply }).click(),
    logIn: async (email) => {
      const opened = page.waitForEvent('popup');
      await button('Log In').click();
      const popup = await opened;
      await popup.getByLabel(/e-mail/i).fill(email);
      await popup.locator('input[type=password]').fill(DEMO_PASSWORD);
      await popup.keyboard.press('Enter');
      await popup.getByText('Link these two?').waitFor();
      return popup;
    },
    shows: (text) => messages(text).last().waitFor(),
    headerSays: (text) => element.getByTestId('phone-facts').filter({ hasText: text }).waitFor(),
    rightEdgeOf: async (text) => {
      const bubble = await messages(text).last().locator('.bubble').boundingBox();
      return bubble === null ? NaN : bubble.x + bubble.width;
    },
    told: async (text) => {
      const people = await stack.control.people();
      const person = people.find((each) => each.name === name);
      const thread = await stack.control.thread(person?.psid ?? '');
      return thread.messages.filter(
        ({ from, content }) => from === 'bot' && JSON.stringify(content).includes(text),
      ).length;
    },
  };
}
