import { pageTrouble } from '../../../src/conversation/page-trouble';
import type { RecognisedEvent } from '../../../src/messenger/webhook/events';

const about = (payload: object): RecognisedEvent =>
  ({
    ...{ key: 'k', psid: null, pageId: 'PAGE', timestamp: 1, channel: 'changes' },
    ...payload,
  }) as RecognisedEvent;

describe('an event about the Page', () => {
  test.each([
    [{ kind: 'templateStatus', status: 'REJECTED' }, 'template_rejected'],
    [{ kind: 'templateStatus', status: 'paused' }, 'template_paused'],
    [{ kind: 'templateStatus', status: 'DISABLED' }, 'template_disabled'],
    [{ kind: 'policyEnforcement', action: 'block' }, 'page_blocked'],
  ])('is trouble where only a hand can mend it: %j', (payload, trouble) => {
    expect(pageTrouble(about(payload))).toBe(trouble);
  });

  test.each([
    { kind: 'templateStatus', status: 'APPROVED' },
    { kind: 'templateStatus', status: 'constructor' },
    { kind: 'policyEnforcement', action: 'unblock' },
    { kind: 'policyEnforcement', action: 'warning' },
    { kind: 'appRoles', roles: {} },
  ])('is none else: %j', (payload) => {
    expect(pageTrouble(about(payload))).toBeUndefined();
  });
});
