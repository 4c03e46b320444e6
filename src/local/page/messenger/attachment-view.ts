import type { ThreadFile } from '../../messenger/thread/thread-model';
import { el, spoken } from '../parts/el';
import type { ChatScope } from './chat-actions';
import { isWebAddress, toLocalAddress } from './links';

/** A picture, sound, film or file in the chat. What this page may not load is named instead. */
export function drawAttachment(
  { type, url }: ThreadFile,
  { localSites }: Pick<ChatScope, 'localSites'>,
): HTMLElement {
  const label = LABELS[type] ?? `Attachment: ${type}`;
  const address = url === undefined ? '' : toLocalAddress(url, localSites);
  if (!isWebAddress(address)) return el('p', { class: 'bubble attachment' }, label);
  const media = drawMedia(type, address);
  if (media === undefined) return drawFile(address, label);
  // The page's policy lets in little of what bots point to.
  media.addEventListener('error', () => {
    media.replaceWith(drawFile(address, label));
  });
  return media;
}

function drawMedia(type: string, src: string): HTMLElement | undefined {
  switch (type) {
    case 'image':
      return el('img', { class: 'picture attached', src, alt: 'Attached picture' });
    case 'sticker':
      return el('img', { class: 'sticker', src, alt: 'Sticker' });
    case 'audio':
      return el('audio', { class: 'audio', src, controls: true, preload: 'metadata' });
    case 'video':
      return el('video', { class: 'video', src, controls: true, preload: 'metadata' });
    default:
      return undefined;
  }
}

const drawFile = (address: string, label: string): HTMLElement =>
  el(
    'a',
    { class: 'bubble attachment', href: address, target: '_blank', rel: 'noopener noreferrer' },
    el('span', { class: 'attachment-icon', 'aria-hidden': 'true' }),
    el('span', {}, fileName(address) ?? label),
    spoken(` (${label}, opens a new tab)`),
  );

const LABELS: Readonly<Record<string, string>> = {
  image: 'Picture',
  audio: 'Sound',
  video: 'Film',
  file: 'File',
  sticker: 'Sticker',
};

function fileName(address: string): string | undefined {
  const name = URL.parse(address)?.pathname.split('/').at(-1);
  return name === '' ? undefined : name;
}
