/** Why a change that the shopper asked for was not made; the page has the words. */
export type Complaint =
  { code: PlainComplaint } | { code: 'quantity_out_of_range'; minimum: number; maximum: number };

export type PlainComplaint =
  | 'codes_not_allowed'
  | 'code_invalid'
  | 'code_expired'
  | 'code_used_up'
  | 'order_too_small'
  | 'quantity_fixed'
  | 'last_item';
