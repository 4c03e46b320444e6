import type { AwsOutcome, AwsService, CallAws } from '../../shared/aws-call';
import { SECOND } from '../../shared/clock';

const SES: AwsService = {
  signingName: 'ses',
  endpointPrefix: 'email',
  endpointVariable: 'AWS_ENDPOINT_URL_SESV2',
};

export interface Email {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands one e-mail to Amazon SES v2 (`SendEmail`), never twice: SES does not recognise a repetition. */
export const sendEmail = (
  callAws: CallAws,
  { from, to, subject, text, html }: Email,
): Promise<AwsOutcome> =>
  callAws({
    service: SES,
    path: '/v2/email/outbound-emails',
    headers: { 'content-type': 'application/json' },
    body: {
      FromEmailAddress: from,
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: {
          Subject: utf8(subject),
          Body: { Text: utf8(text), Html: utf8(html) },
        },
      },
    },
    timeoutMs: 3 * SECOND,
    once: true,
  });

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
