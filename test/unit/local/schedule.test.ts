import { startSchedule } from '../../../src/local/schedule';

describe('the schedule', () => {
  it('is idle only when the run under way has ended, well or not', async () => {
    const seen: string[] = [];
    let fail = (): void => undefined;
    const schedule = startSchedule(
      () => 0,
      () =>
        new Promise((_, reject) => {
          fail = () => {
            seen.push('ended');
            reject(new Error('of no interest'));
          };
        }),
    );
    const run = schedule.runNow();

    const idle = schedule.idle().then(() => seen.push('idle'));
    await Promise.resolve();
    fail();
    await Promise.all([run, idle]);

    expect(seen).toEqual(['ended', 'idle']);
    await schedule.stop();
  });
});
