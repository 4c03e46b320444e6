import { EventEmitter } from 'node:events';
import { createInterruption } from '../../../src/cli/terminal/interruption';

test('Ctrl-C asks once, and ends the process as ever the second time', () => {
  const process = new EventEmitter();
  const signal = createInterruption(process)();

  const before = signal.aborted;
  process.emit('SIGINT');

  expect([before, signal.aborted]).toEqual([false, true]);
  expect(process.listenerCount('SIGINT') + process.listenerCount('SIGTERM')).toBe(0);
});
