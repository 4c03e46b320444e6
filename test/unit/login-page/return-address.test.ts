import fc from 'fast-check';
import { isReturnAddress, onLocalFacebook } from '../../../static-login/src/return-address';
import { hostileReturnAddresses } from '../../helpers/hostile-return-addresses';

const LINKING = 'messenger_platform/account_linking';

describe('isReturnAddress', () => {
  it.each([
    `https://facebook.com/${LINKING}`,
    `https://facebook.com/${LINKING}/`,
    `https://www.facebook.com/${LINKING}/?account_linking_token=ARTX_1-2`,
    `https://www.messenger.com/${LINKING}/?account_linking_token=ARSB&x=%2F..%2F`,
    `https://m.facebook.com/${LINKING}/step/2#top`,
    `HTTPS://WWW.FACEBOOK.COM/${LINKING}`,
  ])('lets Facebook’s own linking page through: %s', (address) => {
    const accepted = isReturnAddress(address);

    expect(accepted).toBe(true);
  });

  it.each(hostileReturnAddresses)('refuses %j', (address) => {
    const accepted = isReturnAddress(address);

    expect(accepted).toBe(false);
  });

  it('refuses every host but Facebook’s, whatever is put before, after or between', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 12 });

    fc.assert(
      fc.property(anything, anything, anything, (before, between, after) => {
        const address = `${before}https://${between}www.facebook.com${after}/${LINKING}`;
        if (!isReturnAddress(address)) return;
        const { protocol, host, username, pathname } = new URL(address);
        expect([protocol, username]).toEqual(['https:', '']);
        expect(host).toMatch(/^([a-z0-9.-]+\.)?(facebook|messenger)\.com$/);
        expect(pathname).toMatch(/^\/messenger_platform\/account_linking(\/|$)/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('accepts a host exactly when the browser would open facebook.com or messenger.com', () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const domain = fc.constantFrom('facebook.com', 'messenger.com', 'facebook.net', 'evil.example');

    fc.assert(
      fc.property(fc.array(label, { maxLength: 3 }), domain, (labels, end) => {
        const accepted = isReturnAddress(`https://${[...labels, end].join('.')}/${LINKING}`);

        expect(accepted).toBe(end === 'facebook.com' || end === 'messenger.com');
      }),
    );
  });
});

describe('onLocalFacebook', () => {
  it('replaces the origin and nothing else', () => {
    const address = `https://www.facebook.com/${LINKING}/?account_linking_token=A%2BB&authorization_code=C#d`;

    const local = onLocalFacebook(address, 'http://localhost:3000/facebook');

    expect(local).toBe(
      `http://localhost:3000/facebook/${LINKING}/?account_linking_token=A%2BB&authorization_code=C#d`,
    );
  });
});
