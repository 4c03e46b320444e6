import { AppError } from '../shared/errors';

/**
 * Stands in the bundles for the SDK's search for credentials (`scripts/build.mjs`): on Lambda they are always in the
 * environment, and the other places to look (profiles, SSO, instance metadata) are a fifth of a bundle.
 */
export const defaultProvider = () => () => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (!accessKeyId || !secretAccessKey) {
    const message = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are missing';
    return Promise.reject(new AppError('config_missing', message, false));
  }
  return Promise.resolve({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
  });
};
