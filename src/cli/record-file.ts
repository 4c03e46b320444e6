/** claudia.json is that of fb_webhook in production, where everybody who knows claudia looks for it. */
export const recordFileOf = (stage: string, lambda: string): string =>
  stage === 'prod' && lambda === 'fb_webhook'
    ? 'claudia.json'
    : `infra/claudia/${lambda}.${stage}.json`;
