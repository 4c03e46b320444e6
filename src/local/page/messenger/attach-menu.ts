import type { NewAttachment } from '../../messenger/control/control-api';
import { DEMO_FILES_SITE } from '../../demo-files';
import { menuButton } from '../parts/menu';
import type { ChatActions } from './chat-actions';

/** What the emulated phone has at hand to send. */
const AT_HAND: readonly (Pick<NewAttachment, 'type'> & {
  readonly label: string;
  readonly icon: string;
  readonly file: string;
})[] = [
  { type: 'sticker', label: 'Thumbs up', icon: '👍', file: 'thumbs-up.svg' },
  { type: 'image', label: 'Picture', icon: '🖼️', file: 'parcel.jpg' },
  { type: 'audio', label: 'Voice message', icon: '🎤', file: 'voice-message.wav' },
  { type: 'video', label: 'Film', icon: '🎬', file: 'on-its-way.webm' },
  { type: 'file', label: 'File', icon: '📄', file: 'delivery-note.pdf' },
];

export const createAttachMenu = ({ attach }: Pick<ChatActions, 'attach'>): HTMLElement =>
  menuButton({
    face: '',
    name: 'Send something',
    attributes: { class: 'tool plus', 'data-testid': 'attach' },
    entries: () =>
      AT_HAND.map(({ type, label, icon, file }) => ({
        label,
        icon,
        testId: `attach-${type}`,
        choose: () => {
          attach({ type, url: `${DEMO_FILES_SITE}/${file}` });
        },
      })),
  });
