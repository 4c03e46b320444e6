import { judgeToken } from '../../../../src/cli/doctor/facebook/judge-token';
import { DAY, SECOND } from '../../../../src/shared/clock';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const WANTED = { appId: '2', pageId: '1', usesTemplates: true };
const SCOPES = [
  'pages_messaging',
  'pages_manage_metadata',
  'pages_utility_messaging',
  'pages_user_locale',
];
const GOOD = {
  ...{ is_valid: true, app_id: '2', type: 'PAGE', profile_id: '1' },
  ...{ expires_at: 0, data_access_expires_at: 0, scopes: SCOPES },
};
const inDays = (days: number): number => (NOW + days * DAY) / SECOND;

describe('the Page’s token is', () => {
  test.each([
    ['all right when it never expires', {}, 'ok'],
    ['all right a month before its end', { expires_at: inDays(30) }, 'ok'],
    ['warned of two weeks before its end', { expires_at: inDays(13.9) }, 'warning'],
    ['warned of before its access to data ends', { data_access_expires_at: inDays(3) }, 'warning'],
    ['a problem once it has expired', { expires_at: inDays(-1) }, 'problem'],
    [
      'a problem once its access to data has ended',
      { expires_at: inDays(30), data_access_expires_at: inDays(0) },
      'problem',
    ],
    ['a problem when Facebook does not take it', { is_valid: false }, 'problem'],
    ['a problem when it is of another app', { app_id: '3' }, 'problem'],
    ['a problem when it is of another Page', { profile_id: '9' }, 'problem'],
    ['a problem when it is a person’s', { type: 'USER' }, 'problem'],
    ['a problem without what sending needs', { scopes: SCOPES.slice(1) }, 'problem'],
    ['warned of without utility templates', { scopes: SCOPES.toSpliced(2, 1) }, 'warning'],
  ])('%s', (_, difference, verdict) => {
    const judged = judgeToken({ ...GOOD, ...difference }, WANTED, NOW);

    expect(judged.verdict).toBe(verdict);
  });

  test('not warned of for templates that nobody uses', () => {
    const scopes = SCOPES.filter((scope) => scope !== 'pages_utility_messaging');

    const judged = judgeToken({ ...GOOD, scopes }, { ...WANTED, usesTemplates: false }, NOW);

    expect(judged.verdict).toBe('ok');
  });
});
