/** What a bank answers when it refuses. */
export interface Decline {
  code: string;
  decline_code?: string;
  message: string;
}

/** How an instrument behaves; an empty one simply pays. */
export interface Behaviour {
  /** 3-D Secure: always, not when it was saved before, or not when the shopper is away. */
  authentication?: 'always' | 'unless_saved' | 'on_session';
  /** Pays on a page of the method's own, with Complete and Fail. */
  redirect?: true;
  /** The bank's refusal, after authentication where there is one. */
  decline?: Decline;
  /** Refused by Radar before the bank is asked. */
  blocked?: true;
  /** Paid, but held for a review. */
  review?: true;
  /** Known only later: after so many seconds, or never (null). */
  delay?: { seconds: number | null; failure?: Decline };
  dispute?: { reason: string; inquiry?: true };
  fraudWarning?: true;
  /** `needs_account`: the way of paying cannot be paid back, so the shopper names a bank account. */
  refund?: 'pending' | 'fails' | 'needs_account';
  /** Its money skips the usual days of waiting. */
  availableAtOnce?: true;
}

export const genericDecline: Decline = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
};
