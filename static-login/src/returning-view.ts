import { byId, setText } from './elements';
import type { Screen } from './screen';

const link = byId('return-link', HTMLAnchorElement);
const code = byId('chat-code', HTMLElement);

export function renderReturning(screen: Extract<Screen, { name: 'returning' }>): void {
  link.href = screen.address;
  setText(code, screen.chatCode);
}
