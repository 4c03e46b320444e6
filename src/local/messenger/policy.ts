import type { PolicyAction } from './control/control-api';
import type { Platform } from './platform';
import { ofPage } from './webhooks/events';

/** Facebook warns the Page for breaking its policy, stops its messages, or lets them through again (facts §4.4). */
export function enforcePolicy(platform: Platform, action: PolicyAction, reason: string): void {
  if (action !== 'warning') platform.state.policyBlocked = action === 'block';
  const event = {
    policy_enforcement: { action, ...(action !== 'unblock' && { reason }) },
  };
  platform.webhooks.publish(ofPage(platform, 'messaging_policy_enforcement', event));
}
