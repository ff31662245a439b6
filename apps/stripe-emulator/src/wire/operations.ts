import { sessionOperations } from '../checkout/session-operations';
import { balanceTransactionOperations } from '../resources/balance-transactions';
import { chargeOperations } from '../resources/charges';
import { eventOperations } from '../resources/events';
import type { Operations } from '../resources/operation';
import { paymentIntentOperations } from '../resources/payment-intents';
import { refundOperations } from '../resources/refunds';

/** All that the emulator serves, by the keys of the API's schema. */
export function allOperations(origin: () => string): Operations {
  return {
    ...sessionOperations(origin),
    ...balanceTransactionOperations,
    ...chargeOperations,
    ...eventOperations,
    ...paymentIntentOperations,
    ...refundOperations,
  };
}
