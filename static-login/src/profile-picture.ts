// Where Facebook keeps profile pictures: what the page's img-src allows.
const PICTURE_HOST = /\.(?:fbsbx\.com|fbcdn\.net)$/;

/** Whether the page's Content-Security-Policy will show this picture; others aren't even tried. */
export function isProfilePicture(address: string, pageOrigin: string): boolean {
  if (address.startsWith('data:image/')) return true;
  try {
    const { protocol, hostname, origin, port } = new URL(address);
    return origin === pageOrigin || (protocol === 'https:' && !port && PICTURE_HOST.test(hostname));
  } catch {
    return false;
  }
}
