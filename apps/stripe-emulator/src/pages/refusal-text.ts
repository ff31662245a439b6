import type { Complaint } from '../checkout/complaint';
import type { DeclineReason, Texts } from './texts/texts';

/** Lost and stolen cards are not told so: who holds one should not know. */
export function declineText(
  { declines, tryAnother }: Texts,
  { code, decline_code: reason }: { code?: string | undefined; decline_code?: string | undefined },
): string {
  const known = [reason, code].find(
    (key): key is DeclineReason => key !== undefined && key in declines,
  );
  return `${declines[known ?? 'generic_decline']} ${tryAnother}`;
}

export function complaintText({ complaints }: Texts, complaint: Complaint): string {
  return complaint.code === 'quantity_out_of_range'
    ? complaints.quantity_out_of_range(complaint.minimum, complaint.maximum)
    : complaints[complaint.code];
}
