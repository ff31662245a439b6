import { paymentPageOperations } from '../checkout/payment-page-operations';
import { sessionOperations } from '../checkout/session-operations';
import { chargeChangeOperations } from '../payment/charge-operations';
import { disputeOperations } from '../payment/dispute-operations';
import { intentOperations } from '../payment/intent-operations';
import { methodOperations } from '../payment/method-operations';
import { tokenOperations } from '../payment/token-operations';
import { refundOperations } from '../payment/refund-operations';
import { balanceOperations } from '../resources/balance';
import { balanceTransactionOperations } from '../resources/balance-transactions';
import { chargeOperations } from '../resources/charges';
import { couponOperations } from '../resources/coupons';
import { customerOperations } from '../resources/customers';
import { eventOperations } from '../resources/events';
import type { Operations } from '../resources/operation';
import { payoutOperations } from '../resources/payouts';
import { priceOperations } from '../resources/price-operations';
import { productOperations } from '../resources/products';
import { promotionCodeOperations } from '../resources/promotion-codes';
import { rateOperations } from '../resources/rates';
import { riskOperations } from '../resources/risk';
import { searchOperations } from '../resources/search';
import { webhookEndpointOperations } from '../resources/webhook-endpoints';

/** All that the emulator serves, by the keys of the API's schema. */
export const operations: Operations = {
  ...balanceOperations,
  ...balanceTransactionOperations,
  ...chargeChangeOperations,
  ...chargeOperations,
  ...couponOperations,
  ...customerOperations,
  ...disputeOperations,
  ...eventOperations,
  ...intentOperations,
  ...methodOperations,
  ...paymentPageOperations,
  ...payoutOperations,
  ...priceOperations,
  ...productOperations,
  ...promotionCodeOperations,
  ...rateOperations,
  ...refundOperations,
  ...riskOperations,
  ...searchOperations,
  ...sessionOperations,
  ...tokenOperations,
  ...webhookEndpointOperations,
};
