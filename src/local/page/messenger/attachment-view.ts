import { el, spoken } from '../parts/el';
import { isWebAddress, toLocalAddress, type LocalSites } from './links';

/** A picture, sound, film or file in the chat. What this page may not load is named instead. */
export function drawAttachment(
  type: string,
  url: string | undefined,
  localSites: LocalSites,
): HTMLElement {
  const address = url === undefined ? undefined : toLocalAddress(url, localSites);
  if (address === undefined || !isWebAddress(address)) return nameAttachment(type);
  switch (type) {
    case 'image':
      return orElse(
        el('img', { class: 'picture attached', src: address, alt: 'Attached picture' }),
        () => nameAttachment(type, address),
      );
    case 'sticker':
      return orElse(el('img', { class: 'sticker', src: address, alt: 'Sticker: thumbs up' }), () =>
        nameAttachment(type, address),
      );
    case 'audio':
      return orElse(
        el('audio', { class: 'audio', src: address, controls: true, preload: 'metadata' }),
        () => nameAttachment(type, address),
      );
    case 'video':
      return orElse(
        el('video', { class: 'video', src: address, controls: true, preload: 'metadata' }),
        () => nameAttachment(type, address),
      );
    default:
      return nameAttachment(type, address);
  }
}

/** The page's policy lets in little of what bots point to. */
function orElse(media: HTMLElement, fallback: () => HTMLElement): HTMLElement {
  media.addEventListener('error', () => {
    media.replaceWith(fallback());
  });
  return media;
}

function nameAttachment(type: string, address?: string): HTMLElement {
  const label = LABELS[type] ?? `Attachment: ${type}`;
  if (address === undefined) return el('p', { class: 'bubble attachment' }, label);
  return el(
    'a',
    {
      class: 'bubble attachment',
      href: address,
      target: '_blank',
      rel: 'noopener noreferrer',
    },
    el('span', { class: 'attachment-icon', 'aria-hidden': 'true' }),
    el('span', {}, fileName(address) ?? label),
    spoken(` (${label}, opens a new tab)`),
  );
}

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
