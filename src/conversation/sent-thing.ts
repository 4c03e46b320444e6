import type { AttachmentType, MessageContent } from '../messenger/webhook/events';

/** What was sent without a word. */
export type SentWish =
  /** `liked`: the thumb that the app sends by one touch. */
  | { readonly want: 'sticker'; readonly liked?: true }
  | { readonly want: 'attachment'; readonly of: SentThing }
  | { readonly want: 'unknown' };

/** As far as it changes the answer; `file` stands for everything else. */
export type SentThing = 'picture' | 'recording' | 'place' | 'link' | 'file';

/** The thumb in its three sizes, as recorded (test/fixtures/webhooks). */
const THUMBS: ReadonlySet<string> = new Set([
  ...['369239263222822', '369239343222814', '369239383222810'],
]);

const THINGS: Readonly<Partial<Record<AttachmentType, SentThing>>> = {
  image: 'picture',
  audio: 'recording',
  location: 'place',
  fallback: 'link',
  post: 'link',
  ig_post: 'link',
  reel: 'link',
  ig_reel: 'link',
};

/** By the first of several: people send pictures of the same thing. */
export function wishOfSent({ stickerId, attachments }: MessageContent): SentWish {
  if (stickerId !== undefined) {
    return { want: 'sticker', ...(THUMBS.has(stickerId) ? { liked: true } : {}) };
  }
  const [first] = attachments;
  if (first === undefined) return { want: 'unknown' };
  return first.type === 'sticker'
    ? { want: 'sticker' }
    : { want: 'attachment', of: THINGS[first.type] ?? 'file' };
}
