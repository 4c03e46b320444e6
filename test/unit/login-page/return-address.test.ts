import { onLocalFacebook } from '../../../static-login/src/return-address';

const LINKING = 'messenger_platform/account_linking';

describe('onLocalFacebook', () => {
  it('replaces the origin and nothing else', () => {
    const address = `https://www.facebook.com/${LINKING}/?account_linking_token=A%2BB&authorization_code=C`;

    const local = onLocalFacebook(address, 'http://localhost:3000/facebook');

    expect(local).toBe(
      `http://localhost:3000/facebook/${LINKING}/?account_linking_token=A%2BB&authorization_code=C`,
    );
  });
});
