/** Legal parts of a send, to be made illegal. */

export const text = (length: number): string => 'x'.repeat(length);
export const quickReply = (index = 0, more = {}): object => ({
  content_type: 'text',
  title: `Reply ${String(index)}`,
  payload: 'P',
  ...more,
});
export const postback = { type: 'postback', title: 'Track', payload: 'P' };
export const logIn = { type: 'account_link', url: 'https://login.example.com/' };
export const extension = (site: string): object => ({
  type: 'web_url',
  title: 'Track',
  url: `${site}/parcels`,
  messenger_extensions: true,
});
export const times = <Item>(count: number, make: (index: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const template = (payload: object): object => ({
  attachment: { type: 'template', payload },
});
export const buttonTemplate = (more: object): object =>
  template({ template_type: 'button', text: 'Choose', buttons: [postback], ...more });
export const cards = (count: number, card: object = { title: 'T', subtitle: 'S' }): object =>
  template({ template_type: 'generic', elements: times(count, () => card) });
export const hi = { text: 'Hi' };
export const file = (type: string, payload: object): object => ({ attachment: { type, payload } });
export const url = 'https://files.example.com/parcel.png';
export const image = { type: 'image', payload: { url } };
export const media = (more: object = {}, count = 1): object =>
  template({
    template_type: 'media',
    elements: times(count, () => ({ media_type: 'image', url: post, ...more })),
  });
export const post = 'https://www.facebook.com/parcels/photos/1';
export const listTemplate = { template_type: 'list', elements: times(2, () => ({ title: 'T' })) };
