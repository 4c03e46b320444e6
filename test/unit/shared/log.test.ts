import { AppError } from '../../../src/shared/errors';
import { createLog, errorFields } from '../../../src/shared/log';

describe('the log', () => {
  test('writes one JSON line with time, level and event', () => {
    const lines: string[] = [];
    const log = createLog(
      (line) => lines.push(line),
      () => 0,
    );

    log('info', 'drained', { count: 2 });

    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { time: '1970-01-01T00:00:00.000Z', level: 'info', event: 'drained', count: 2 },
    ]);
  });

  test('drops every field that is not on the allow-list, whatever the types let through', () => {
    const lines: string[] = [];
    const log = createLog(
      (line) => lines.push(line),
      () => 0,
    );
    const careless = { kind: 'message', psid: 'CANARY', text: 'CANARY', email: 'CANARY' };

    log('warn', 'careless', careless);

    expect(lines.join()).not.toContain('CANARY');
    expect(lines.join()).toContain('"kind":"message"');
  });

  test('tells of an error its class, code and place, never its message', () => {
    const cause = new RangeError('CANARY');
    const fields = errorFields(new AppError('defect', 'CANARY', false, { cause }));

    expect(fields).toMatchObject({ errorName: 'RangeError', code: 'defect' });
    expect(JSON.stringify(fields)).not.toContain('CANARY');
    expect(fields.stack).toContain('log.test');
  });

  test.each([
    ['whose message looks like frames', new Error('x\n    at CANARY (a.js:1:1)\n  at CANARY')],
    [
      'whose message was replaced',
      Object.assign(new Error('x\n    at CANARY (a.js:1:1)'), { message: 'y' }),
    ],
  ])('never takes the message of an error %s for its place', (_what, error) => {
    const fields = errorFields(error);

    expect(JSON.stringify(fields)).not.toContain('CANARY');
  });

  test('still tells the place of an error whose message has several lines', () => {
    const fields = errorFields(new Error('x\n    at CANARY (a.js:1:1)'));

    expect(fields.stack).toContain('log.test');
  });
});
