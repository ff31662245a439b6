import type { TimerAction } from './account/account';
import { expireSession } from './checkout/session';
import { settleSession } from './checkout/pay-session';
import { bookCharge, openReview, warnOfFraud } from './payment/aftermath';
import { expireAuthorization } from './payment/capture';
import { expireCharge } from './payment/direct-charge';
import { decideDispute, missDeadline, openDispute } from './payment/disputes';
import { concludeRefund } from './payment/refunds';
import { releaseFunds } from './resources/balance-transactions';
import { payOut } from './resources/payouts';
import { forgetAnswers } from './wire/idempotency';

/** What the clock sets off, by the names that timers carry. */
export const actions: Readonly<Record<string, TimerAction>> = {
  book_charge: bookCharge,
  conclude_refund: concludeRefund,
  decide_dispute: decideDispute,
  dispute_deadline: missDeadline,
  expire_authorization: expireAuthorization,
  expire_charge: expireCharge,
  expire_session: (account, id) => {
    const session = account.store.get('checkout.session', id);
    if (session?.status === 'open') expireSession(account, session);
  },
  forget_answers: forgetAnswers,
  open_dispute: (account, id) => {
    openDispute(account, id);
  },
  open_review: openReview,
  pay_out: payOut,
  release_funds: releaseFunds,
  settle_charge: settleSession,
  warn_of_fraud: warnOfFraud,
};
