import type { Snapshot } from './decision';
import { readTypedAnswer } from './link-question';
import { readTypedParcel } from './parcel-question';
import { readTypedCode } from './typed-code';
import { readTypedTicket } from './typed-ticket';
import type { Wish } from './wish';

/** What a text that is read by itself means in this conversation. */
export const inContext = (wish: Wish, snapshot: Snapshot): Wish =>
  readTypedParcel(readAnswer(wish, snapshot), snapshot);

function readAnswer(wish: Wish, snapshot: Snapshot): Wish {
  if (wish.want === 'answerLink') return readTypedAnswer(wish, snapshot);
  if (wish.want === 'typeTicket') return readTypedTicket(wish, snapshot);
  if (wish.want === 'takeBack') return wish.otherwise;
  return wish.want === 'typeCode' ? readTypedCode(wish, snapshot) : wish;
}
