import type { Type } from '@nestjs/common';
import type { Check } from './check';
import { ApiVersionCheck } from './checks/api-version.check';
import { AttentionCheck } from './checks/attention.check';
import { ClockCheck } from './checks/clock.check';
import { DatabaseCheck } from './checks/database.check';
import { JobsCheck } from './checks/jobs.check';
import { KeyCheck } from './checks/key.check';
import { MailCheck } from './checks/mail.check';
import { PermissionsCheck } from './checks/permissions.check';
import { PricesCheck } from './checks/prices.check';
import { ReturnAddressesCheck } from './checks/return-addresses.check';
import { WebhookDeliveryCheck } from './checks/webhook-delivery.check';
import { WebhookEndpointCheck } from './checks/webhook-endpoint.check';

/** What the doctor looks at, in this order. */
export const checks: readonly Type<Check>[] = [
  KeyCheck,
  ApiVersionCheck,
  PermissionsCheck,
  ClockCheck,
  WebhookEndpointCheck,
  WebhookDeliveryCheck,
  ReturnAddressesCheck,
  PricesCheck,
  DatabaseCheck,
  JobsCheck,
  AttentionCheck,
  MailCheck,
];
