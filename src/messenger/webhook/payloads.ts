import * as v from 'valibot';
import type { EventOrigin, RecognisedEvent } from './events';
import { messagePayloadSchema, referralSchema } from './message-payload';
import { toMilliseconds } from './timestamp';
import { countSchema, idField, lenient, midField, midSchema, present, textField } from './wire';

type WithoutOrigin<Event> = Event extends unknown ? Omit<Event, keyof EventOrigin> : never;

/** An event without what all events have: what one wire key tells. */
export type EventPayload = WithoutOrigin<RecognisedEvent>;

type PayloadSchema = v.GenericSchema<unknown, EventPayload>;

const watermarkSchema = v.pipe(
  v.unknown(),
  v.transform(toMilliseconds),
  v.number('a watermark is a time'),
);

const threadOwnersSchema = v.object({
  previous_owner_app_id: idField,
  new_owner_app_id: idField,
  metadata: textField,
});

const threadOwners = (wire: v.InferOutput<typeof threadOwnersSchema>) => ({
  previousOwnerAppId: wire.previous_owner_app_id ?? null,
  newOwnerAppId: wire.new_owner_app_id ?? null,
  ...present({ metadata: wire.metadata }),
});

const policyEnforcementSchema = v.pipe(
  v.object({ action: v.string(), reason: textField }),
  v.transform((wire) => ({ kind: 'policyEnforcement' as const, ...present(wire) })),
);

/** Only the developer's payload is of use; the rest of these retired features is personal data. */
const payloadOnly = <Kind extends 'gamePlay' | 'payment' | 'checkoutUpdate'>(kind: Kind) =>
  v.pipe(
    v.object({ payload: textField }),
    v.transform((wire) => ({ kind, ...present(wire) })),
  );

/**
 * One schema per event key of `messaging[]` and `standby[]`. An event is told by which of these keys it holds
 * (facts §4.3); required here is only what the event means nothing without.
 */
export const payloadSchemas: Readonly<Record<string, PayloadSchema>> = {
  message: messagePayloadSchema,
  postback: v.pipe(
    v.object({
      mid: midField,
      title: textField,
      payload: textField,
      referral: lenient(referralSchema),
    }),
    v.transform((wire) => ({ kind: 'postback' as const, ...present(wire) })),
  ),
  optin: v.pipe(
    v.object({
      ref: textField,
      type: textField,
      title: textField,
      payload: textField,
      notification_messages_token: textField,
      notification_messages_status: textField,
    }),
    v.transform(({ ref, type, title, payload, ...wire }) => ({
      kind: 'optin' as const,
      ...present({
        ref,
        type,
        title,
        payload,
        notificationToken: wire.notification_messages_token,
        notificationStatus: wire.notification_messages_status,
      }),
    })),
  ),
  referral: v.pipe(
    referralSchema,
    v.transform((referral) => ({ kind: 'referral' as const, ...referral })),
  ),
  account_linking: v.pipe(
    v.object({ status: v.picklist(['linked', 'unlinked']), authorization_code: textField }),
    v.transform(({ status, authorization_code: authorizationCode }) => ({
      kind: 'accountLinking' as const,
      status,
      ...present({ authorizationCode }),
    })),
  ),
  pass_thread_control: v.pipe(
    threadOwnersSchema,
    v.transform((wire) => ({ kind: 'passThreadControl' as const, ...threadOwners(wire) })),
  ),
  take_thread_control: v.pipe(
    threadOwnersSchema,
    v.transform((wire) => ({ kind: 'takeThreadControl' as const, ...threadOwners(wire) })),
  ),
  request_thread_control: v.pipe(
    v.object({ requested_owner_app_id: idField, metadata: textField }),
    v.transform(({ requested_owner_app_id: requestedOwnerAppId, metadata }) => ({
      kind: 'requestThreadControl' as const,
      requestedOwnerAppId: requestedOwnerAppId ?? null,
      ...present({ metadata }),
    })),
  ),
  app_roles: v.pipe(
    v.record(v.string(), v.array(v.string())),
    v.transform((roles) => ({ kind: 'appRoles' as const, roles })),
  ),
  reaction: v.pipe(
    v.object({
      mid: midSchema,
      action: v.picklist(['react', 'unreact']),
      reaction: textField,
      emoji: textField,
    }),
    v.transform((wire) => ({ kind: 'reaction' as const, ...present(wire) })),
  ),
  message_edit: v.pipe(
    v.object({ mid: midSchema, text: textField, num_edit: countSchema }),
    v.transform(({ mid, text, num_edit: numEdit }) => ({
      kind: 'messageEdit' as const,
      mid,
      numEdit,
      ...present({ text }),
    })),
  ),
  delivery: v.pipe(
    v.object({ mids: lenient(v.array(midSchema)), watermark: watermarkSchema }),
    v.transform(({ mids, watermark }) => ({
      kind: 'delivery' as const,
      mids: mids ?? [],
      watermark,
    })),
  ),
  read: v.pipe(
    v.object({ watermark: watermarkSchema }),
    v.transform(({ watermark }) => ({ kind: 'read' as const, watermark })),
  ),
  // Documentation spells it with an underscore, real payloads were seen with a hyphen.
  policy_enforcement: policyEnforcementSchema,
  'policy-enforcement': policyEnforcementSchema,
  response_feedback: v.pipe(
    v.object({ mid: midSchema, feedback: v.string() }),
    v.transform((wire) => ({ kind: 'responseFeedback' as const, ...wire })),
  ),
  game_play: payloadOnly('gamePlay'),
  payment: payloadOnly('payment'),
  checkout_update: payloadOnly('checkoutUpdate'),
  message_request: v.pipe(
    v.string(),
    v.transform((answer) => ({ kind: 'messageRequest' as const, answer })),
  ),
};
