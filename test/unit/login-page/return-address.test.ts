import {
  isChatAddress,
  isOtherChatAddress,
  onLocalFacebook,
} from '../../../static-login/src/return-address';

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

describe('an address that leads back into a chat', () => {
  const TELEGRAM = 'https://t.me/parcel_bot?start=';
  const REFERENCE = 'r'.repeat(43);

  it.each([
    ['of the Page', `https://m.me/104?ref=${REFERENCE}`, []],
    ['of the company’s bot on another messenger', `${TELEGRAM}${REFERENCE}`, [TELEGRAM]],
  ])('%s is followed', (_, address, chatLinks) => {
    expect(isChatAddress(address, chatLinks)).toBe(true);
  });

  it.each([
    ['another messenger that nobody has set up', `${TELEGRAM}${REFERENCE}`, []],
    ['somebody else’s bot', `https://t.me/evil_bot?start=${REFERENCE}`, [TELEGRAM]],
    ['more than the reference', `${TELEGRAM}${REFERENCE}&x=1`, [TELEGRAM]],
    ['no reference', `${TELEGRAM}hello`, [TELEGRAM]],
    ['another site before it', `https://evil.example/?${TELEGRAM}${REFERENCE}`, [TELEGRAM]],
  ])('is not followed to %s', (_, address, chatLinks) => {
    expect(isChatAddress(address, chatLinks)).toBe(false);
  });

  it('tells Facebook’s from others, which have no place on the local stack', () => {
    expect(isOtherChatAddress(`${TELEGRAM}${REFERENCE}`, [TELEGRAM])).toBe(true);
    expect(isOtherChatAddress(`https://m.me/104?ref=${REFERENCE}`, [TELEGRAM])).toBe(false);
  });
});
