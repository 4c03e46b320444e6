import { PassThrough } from 'node:stream';
import { createAskSecret, type Keyboard } from '../../../src/cli/ask-secret';

function terminal() {
  const keyboard: Keyboard = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => undefined,
  });
  const screen = new PassThrough();
  const ask = createAskSecret(keyboard, screen);
  return { keyboard, ask, shown: () => String(screen.read() ?? '') };
}

test('takes what is typed and shows nothing of it', async () => {
  const { keyboard, ask, shown } = terminal();

  const answer = ask('new secret: ');
  keyboard.push('CANARX');
  keyboard.push('\x7fY\r');

  expect(await answer).toBe('CANARY');
  expect(shown()).toBe('new secret: \n');
});

test('asks again on the same terminal', async () => {
  const { keyboard, ask } = terminal();

  const first = ask('one: ');
  keyboard.push('first\r');
  await first;
  const second = ask('two: ');
  keyboard.push('second\r');

  expect(await second).toBe('second');
});

test.each([
  ['Ctrl-C', '\x03'],
  ['Ctrl-D', '\x04'],
])('gives up on %s', async (_, key) => {
  const { keyboard, ask } = terminal();

  const answer = ask('new secret: ');
  keyboard.push(key);

  await expect(answer).rejects.toThrow('nothing was changed');
});

test('says where to hand it over when there is no terminal', async () => {
  const ask = createAskSecret(new PassThrough(), new PassThrough());

  await expect(ask('new secret: ')).rejects.toThrow('standard input');
});
