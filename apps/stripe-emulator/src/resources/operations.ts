import { sessionOperations } from '../checkout/session-operations';
import { balanceTransactionOperations } from './balance-transactions';
import { chargeOperations } from './charges';
import { eventOperations } from './events';
import type { Operations } from './operation';
import { paymentIntentOperations } from './payment-intents';
import { refundOperations } from './refunds';

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
