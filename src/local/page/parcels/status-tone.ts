/** How a status looks: on its way, good news, needs the customer, went wrong. Everything else is plain. */
export const statusTone = (status: string): string => TONES[status] ?? 'plain';

const TONES: Readonly<Record<string, string>> = {
  picked_up: 'moving',
  in_transit: 'moving',
  out_for_delivery: 'moving',
  ready_for_pickup: 'attention',
  on_hold: 'attention',
  delivery_delayed: 'attention',
  delivered: 'done',
  delivery_failed: 'problem',
  return_to_sender: 'problem',
  cancelled: 'problem',
};
