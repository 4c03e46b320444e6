import { el } from '../parts/el';

/** The company's own sign stands for its Page. */
export const PAGE_PICTURE = 'favicon.svg';

/** A picture, or the initials while there is none or it does not load. */
export function avatar(name: string, pictureUrl?: string): HTMLElement {
  const element = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name));
  if (pictureUrl !== undefined) {
    const image = el('img', { src: pictureUrl, alt: '', loading: 'lazy' });
    image.addEventListener('error', () => {
      image.remove();
    });
    element.append(image);
  }
  return element;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? '')[0] ?? '').join('');
}
