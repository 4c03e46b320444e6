interface ErrorForm {
  readonly code: number;
  readonly subcode?: number;
  readonly message: string;
  /** HTTP status: not documented per code, so bots must decide on (code, subcode). */
  readonly status: number;
  readonly transient?: true;
}

/** Every refusal of the emulator, with Facebook's numbers (facts §3). */
const FORMS = {
  invalidParameter: { code: 100, message: 'Invalid parameter', status: 400 },
  noSuchObject: {
    code: 100,
    subcode: 33,
    message:
      'Unsupported request. Object does not exist, cannot be loaded due to missing permissions, or does not support this operation',
    status: 400,
  },
  noMatchingUser: { code: 100, subcode: 2018001, message: 'No matching user found', status: 400 },
  noProfile: {
    code: 100,
    subcode: 2018218,
    message: 'No profile available for this user.',
    status: 400,
  },
  profileForbidden: {
    code: 100,
    subcode: 2018247,
    message: 'Insufficient permission to access user profile.',
    status: 400,
  },
  fileUnreachable: {
    code: 100,
    subcode: 2018008,
    message: 'Failed to fetch the file from the url',
    status: 400,
  },
  fileTypeMismatch: {
    code: 100,
    subcode: 2018047,
    message: 'Upload attachment failure: the media type does not match the file.',
    status: 400,
  },
  uploadUnknown: {
    code: 100,
    subcode: 2018074,
    message: 'Invalid attachment id',
    status: 400,
  },
  fileTooLarge: {
    code: 100,
    subcode: 2018109,
    message: 'Attachment size exceeds allowable limit',
    status: 400,
  },
  fileTooSlow: { code: 100, subcode: 2018294, message: 'Video upload timed out', status: 400 },
  quickReplyInTemplate: {
    code: 100,
    subcode: 2018416,
    message: 'QUICK_REPLY buttons are not supported',
    status: 400,
  },
  proofMissing: {
    code: 100,
    message: 'API calls from the server require an appsecret_proof argument',
    status: 400,
  },
  proofInvalid: {
    code: 100,
    message: 'Invalid appsecret_proof provided in the API argument',
    status: 400,
  },
  tokenMissing: {
    code: 2500,
    message: 'An active access token must be used to query information about the current user.',
    status: 400,
  },
  tokenInvalid: {
    code: 190,
    message: 'Invalid OAuth access token - Cannot parse access token',
    status: 401,
  },
  tokenExpired: {
    code: 190,
    subcode: 463,
    message: 'Error validating access token: Session has expired.',
    status: 401,
  },
  tokenRevoked: {
    code: 190,
    subcode: 460,
    message:
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    status: 401,
  },
  pageTokenNeeded: {
    code: 190,
    message: 'This method must be called with a Page Access Token',
    status: 400,
  },
  appTokenNeeded: {
    code: 15,
    message: 'This method must be called with an app access_token.',
    status: 400,
  },
  clientUnknown: {
    code: 101,
    message: 'Error validating application. Cannot get application info due to a system error.',
    status: 400,
  },
  clientSecretWrong: { code: 1, message: 'Error validating client secret.', status: 400 },
  unknownPath: { code: 2500, message: 'Unknown path components', status: 400 },
  noPermission: {
    code: 10,
    message: 'Application does not have permission for this action',
    status: 403,
  },
  permissionMissing: {
    code: 200,
    message: 'The permission that this needs has not been granted to the app.',
    status: 403,
  },
  appNotApproved: {
    code: 200,
    subcode: 2018028,
    message:
      'Cannot message users who are not admins, developers or testers of the app until pages_messaging permission is reviewed and the app is live.',
    status: 403,
  },
  outsideWindow: {
    code: 10,
    subcode: 2018278,
    message: 'This message is sent outside of allowed window.',
    status: 403,
  },
  threadNotOwned: {
    code: 10,
    subcode: 2018300,
    message: 'Message failed to send because another app is controlling this thread now.',
    status: 403,
  },
  routingRefused: {
    code: 10,
    subcode: 2018171,
    message: "The Page's Conversation Routing does not allow this.",
    status: 403,
  },
  euPrivacyRules: {
    code: 10,
    subcode: 2018336,
    message: 'Message was not sent because of new European privacy rules.',
    status: 403,
  },
  policyBlocked: {
    code: 368,
    message: 'The action attempted has been deemed abusive or is otherwise disallowed',
    status: 400,
  },
  pageRestricted: {
    code: 10,
    subcode: 1893063,
    message: 'This Page is temporarily restricted from sending messages.',
    status: 403,
  },
  personUnavailable: {
    code: 551,
    subcode: 1545041,
    message: "This person isn't available right now.",
    status: 400,
  },
  linkingTokenInvalid: { code: 10303, message: 'Invalid account_linking_token', status: 400 },
  noDefaultApp: { code: 27, message: 'No default application is configured', status: 400 },
  rateLimited: {
    code: 613,
    message: 'Calls to this api have exceeded the rate limit.',
    status: 403,
  },
  pageFrozen: {
    code: 613,
    subcode: 2534040,
    message: 'Calls to this api have exceeded the rate limit.',
    status: 403,
  },
  usageExceeded: {
    code: 80006,
    message: 'There have been too many calls to this Messenger account.',
    status: 400,
  },
  invalidReply: {
    code: 1,
    subcode: 1357046,
    message: 'Received Invalid JSON reply.',
    status: 500,
  },
  temporary: {
    code: 2,
    message: 'An unexpected error has occurred. Please retry your request later.',
    status: 500,
    transient: true,
  },
} as const satisfies Readonly<Record<string, ErrorForm>>;

export type RefusalName = keyof typeof FORMS;

/** `detail` takes the place of the general message; it never quotes what the caller sent. */
export interface Refusal {
  readonly refused: RefusalName;
  readonly detail?: string;
}

export const refuse = (refused: RefusalName, detail?: string): Refusal => ({
  refused,
  ...(detail !== undefined && { detail }),
});

export const isRefusal = (value: object): value is Refusal => 'refused' in value;

/** The documented shape (facts §3). */
export interface GraphError {
  readonly message: string;
  readonly type: 'OAuthException';
  readonly code: number;
  readonly error_subcode?: number;
  readonly is_transient?: true;
  readonly fbtrace_id: string;
}

/** Its HTTP status and body. */
export function toErrorAnswer(
  { refused, detail }: Refusal,
  traceId: string,
): { readonly status: number; readonly body: { readonly error: GraphError } } {
  const { code, message, status, ...form }: ErrorForm = FORMS[refused];
  const error: GraphError = {
    message: `(#${String(code)}) ${detail ?? message}`,
    type: 'OAuthException',
    code,
    ...(form.subcode !== undefined && { error_subcode: form.subcode }),
    ...(form.transient && { is_transient: true }),
    fbtrace_id: traceId,
  };
  return { status, body: { error } };
}
