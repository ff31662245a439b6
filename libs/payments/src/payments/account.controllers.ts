import { Controller, type Type } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { OrderLookupController } from '../orders/order-lookup.controller';
import { OrdersController } from '../orders/orders.controller';
import { CheckoutController } from './checkout.controller';
import { ReturnController } from './return.controller';
import { ShopConfigController } from './shop-config.controller';
import { StripeWebhookController } from './stripe-webhook.controller';

const CONTROLLERS: readonly Type[] = [
  CheckoutController,
  OrderLookupController,
  OrdersController,
  ReturnController,
  ShopConfigController,
  StripeWebhookController,
];

/** The addresses of an account; those of one with a name begin with it. */
export function accountControllers(name: string): Type[] {
  if (name === '') return [...CONTROLLERS];
  return CONTROLLERS.map((controller) => under(name, controller));
}

/** A class of its own, since Nest knows one address for each. */
function under(name: string, controller: Type): Type {
  const path: string = Reflect.getMetadata(PATH_METADATA, controller);
  const named = { [controller.name]: class extends controller {} }[controller.name] as Type;
  Controller(`${name}/${path}`)(named);
  return named;
}
