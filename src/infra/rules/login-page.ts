import { asList } from '../template';
import { ruleForEach, type Part, type Rule } from './rule';

const bucket = (name: string, why: string, holds: (part: Part) => boolean): Rule =>
  ruleForEach('AWS::S3::Bucket', name, why, holds);

const headers = (name: string, why: string, holds: (part: Part) => boolean): Rule =>
  ruleForEach('AWS::CloudFront::ResponseHeadersPolicy', name, why, holds);

const SECURITY = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

const PUBLIC_ACCESS = [
  'BlockPublicAcls',
  'BlockPublicPolicy',
  'IgnorePublicAcls',
  'RestrictPublicBuckets',
];

/** A statement that refuses everybody everything without TLS. */
export const deniesPlainText = (statement: Part, action: string): boolean =>
  statement.text('Effect') === 'Deny' &&
  statement.text('Principal') === '*' &&
  asList(statement.at('Action')).includes(action) &&
  String(statement.at('Condition.Bool.aws:SecureTransport')) === 'false';

/** Only CloudFront reads the bucket, and of CloudFront only our distribution. */
const isOurDistribution = (statement: Part): boolean =>
  statement.text('Principal.Service') === 'cloudfront.amazonaws.com' &&
  statement.text('Condition.StringEquals.AWS:SourceArn').endsWith('<LoginPageDistribution.Ref>');

const customHeader = (part: Part, name: string): string =>
  part
    .list('ResponseHeadersPolicyConfig.CustomHeadersConfig.Items')
    .find((item) => item.text('Header').toLowerCase() === name)
    ?.text('Value') ?? '';

export const loginPageRules: readonly Rule[] = [
  bucket('bucket-private', 'Nobody reaches the login page past its headers.', (part) =>
    PUBLIC_ACCESS.every((each) => part.at(`PublicAccessBlockConfiguration.${each}`) === true),
  ),
  bucket(
    'bucket-encrypted',
    'What lies in the bucket is encrypted.',
    (part) => part.list('BucketEncryption.ServerSideEncryptionConfiguration').length > 0,
  ),
  bucket(
    'bucket-versioned',
    'A page that was overwritten can be put back.',
    (part) => part.text('VersioningConfiguration.Status') === 'Enabled',
  ),
  ruleForEach(
    'AWS::S3::BucketPolicy',
    'bucket-tls-only',
    'The bucket is not spoken to in plain text.',
    (part) => part.list('PolicyDocument.Statement').some((each) => deniesPlainText(each, 's3:*')),
  ),
  ruleForEach(
    'AWS::S3::BucketPolicy',
    'bucket-one-reader',
    'Only our own distribution reads the bucket.',
    (part) =>
      part
        .list('PolicyDocument.Statement')
        .filter((each) => each.text('Effect') === 'Allow')
        .every(isOurDistribution),
  ),
  ruleForEach(
    'AWS::CloudFront::Distribution',
    'edge-https-only',
    'Passwords are never typed into a page that came in plain text.',
    (part) =>
      ['redirect-to-https', 'https-only'].includes(
        part.text('DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy'),
      ),
  ),
  ruleForEach(
    'AWS::CloudFront::Distribution',
    'edge-tls-1.2',
    'Our own domain takes no older TLS than 1.2.',
    (part) =>
      part.text('DistributionConfig.ViewerCertificate.MinimumProtocolVersion') === 'TLSv1.2_2021',
  ),
  ruleForEach(
    'AWS::CloudFront::Distribution',
    'edge-headers-attached',
    'The page is never served without its headers.',
    (part) =>
      part.text('DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId') ===
      '<LoginPageHeaders.Ref>',
  ),
  headers(
    'headers-hsts',
    'A year and more of https, subdomains too (ASVS 3.4.1).',
    (part) =>
      part.number(`${SECURITY}.StrictTransportSecurity.AccessControlMaxAgeSec`) >= YEAR_SECONDS &&
      part.at(`${SECURITY}.StrictTransportSecurity.IncludeSubdomains`) === true,
  ),
  headers(
    'headers-csp',
    'Only the page’s own files run, nothing inline, in nobody’s frame (ASVS 3.4.3, 3.4.6).',
    (part) => {
      const policy = part.text(`${SECURITY}.ContentSecurityPolicy.ContentSecurityPolicy`);
      const has = ["default-src 'none'", "script-src 'self';", "frame-ancestors 'none'"];
      return has.every((each) => policy.includes(each)) && !policy.includes('unsafe');
    },
  ),
  headers(
    'headers-nosniff-no-referrer',
    'Types are not guessed and addresses with codes not passed on (ASVS 3.4.4, 3.4.5).',
    (part) =>
      part.at(`${SECURITY}.ContentTypeOptions.Override`) === true &&
      part.text(`${SECURITY}.ReferrerPolicy.ReferrerPolicy`) === 'no-referrer',
  ),
  headers(
    'headers-no-store',
    'No browser keeps the page with somebody’s e-mail in it (ASVS 14.3.2).',
    (part) => customHeader(part, 'cache-control') === 'no-store',
  ),
];
