import * as v from 'valibot';
import { APP_PERMISSIONS } from '../access/app-permissions';
import { DAY } from '../../../shared/clock';
import { FAULT_NAMES } from '../wire/fault-names';

/** The bodies of the control API's calls: see `control-api.ts` for what they mean. */

const text = v.pipe(v.string(), v.minLength(1));

export const newPersonBody = v.pipe(
  v.strictObject({
    name: text,
    locale: v.pipe(v.string(), v.regex(/^[a-z]{2}_[A-Z]{2}$/)),
    pictureUrl: v.exactOptional(v.string()),
    hasProfile: v.exactOptional(v.boolean()),
    isPageAdmin: v.exactOptional(v.boolean()),
  }),
);

export const sayBody = v.strictObject({
  // What the Messenger app lets a person write at most is not documented; this keeps a slip harmless.
  text: v.pipe(text, v.maxLength(20_000)),
  quickReplyPayload: v.exactOptional(text),
});

const newAttachment = v.strictObject({
  type: v.picklist(['image', 'audio', 'video', 'file', 'sticker', 'fallback']),
  url: text,
  title: v.exactOptional(text),
});

export const attachBody = v.strictObject({
  attachments: v.tupleWithRest([newAttachment], newAttachment),
});

/** A year at most: enough for every limit of the platform, and dates stay readable. */
export const clockBody = v.strictObject({
  milliseconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366 * DAY)),
});

export const editBody = v.strictObject({ mid: text, text: v.pipe(text, v.maxLength(20_000)) });

export const tapBody = v.strictObject({ title: text, payload: text });

export const reactBody = v.strictObject({
  mid: text,
  reaction: v.exactOptional(text),
  emoji: v.exactOptional(text),
});

export const openLinkBody = v.strictObject({
  ref: v.pipe(text, v.maxLength(2_083)),
  arrival: v.optional(v.picklist(['referral', 'lost', 'inMessage']), 'referral'),
});

/** The alphabet and length of the plugins' `data-ref` (facts §7). */
const pluginRef = v.pipe(v.string(), v.regex(/^[a-zA-Z0-9+/=.:_-]{1,250}$/));

export const sendToMessengerBody = v.strictObject({
  ref: pluginRef,
  site: v.exactOptional(v.pipe(v.string(), v.url())),
});

export const checkboxBody = v.strictObject({ userRef: text, ref: pluginRef });
export const setBlockedBody = v.strictObject({ blocked: v.boolean() });
export const euRestrictedBody = v.strictObject({ restricted: v.boolean() });
export const beginLoginBody = v.strictObject({ buttonUrl: text });
export const inboxReplyBody = v.strictObject({ text });

const metadata = v.exactOptional(v.string());

export const otherAppBody = v.strictObject({
  appId: v.pipe(v.string(), v.digits()),
  action: v.variant('do', [
    v.strictObject({ do: v.literal('send'), text }),
    v.strictObject({ do: v.literal('request'), metadata }),
    v.strictObject({ do: v.literal('take'), metadata }),
    v.strictObject({
      do: v.literal('pass'),
      metadata,
      to: v.exactOptional(v.picklist(['bot', 'inbox'])),
    }),
    v.strictObject({ do: v.literal('release') }),
  ]),
});

export const defaultAppBody = v.strictObject({ appId: v.nullable(v.pipe(v.string(), v.digits())) });

export const policyBody = v.strictObject({
  action: v.picklist(['warning', 'block', 'unblock']),
  reason: text,
});

export const hostedFileBody = v.strictObject({
  url: v.pipe(v.string(), v.url()),
  type: v.picklist(['image', 'audio', 'video', 'file']),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
  fails: v.exactOptional(v.picklist(['unreachable', 'slow'])),
});

export const templateStatusBody = v.strictObject({
  id: text,
  status: v.picklist(['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED']),
  reason: v.exactOptional(text),
});

export const permissionBody = v.strictObject({
  permission: v.picklist(APP_PERMISSIONS),
  granted: v.boolean(),
});

export const facebookLoginBody = v.strictObject({ scopes: v.array(text) });

export const webhookBody = v.strictObject({ url: v.pipe(v.string(), v.url()) });

export const faultBody = v.strictObject({
  name: v.picklist(FAULT_NAMES),
  setting: v.union([v.boolean(), v.pipe(v.number(), v.integer(), v.minValue(0))]),
});

export const examinationBody = v.strictObject({ psid: text });

export const emptyBody = v.strictObject({});
