/** Like the webview of a phone. */
const WIDTH = 420;
const HEIGHT = 720;

/** In the middle of this window. */
export function popupFeatures(): string {
  const left = screenX + Math.max(0, (outerWidth - WIDTH) / 2);
  const top = screenY + Math.max(0, (outerHeight - HEIGHT) / 2);
  return `popup,width=${WIDTH},height=${HEIGHT},left=${Math.round(left)},top=${Math.round(top)}`;
}
