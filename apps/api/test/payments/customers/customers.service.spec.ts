import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { HandlerDiscovery, PaymentsSettings } from '@till/payments';
import { aSettings } from '../../a-configuration';
import { StripeService } from '@till/payments/payments/stripe.service';
import { Buyers } from '@till/payments/payments/customers/buyers';
import { CustomersRepository } from '@till/payments/payments/customers/customers.repository';
import { CustomersService } from '@till/payments/payments/customers/customers.service';

@Injectable()
class SignIn extends Buyers {
  async buyerOf(): Promise<string> {
    return 'ada';
  }
}

@Injectable()
class OtherSignIn extends SignIn {}

it('two that tell who is buying keep the shop from starting, and both are named', async () => {
  @Module({
    imports: [DiscoveryModule],
    providers: [
      CustomersService,
      HandlerDiscovery,
      { provide: PaymentsSettings, useValue: aSettings() },
      SignIn,
      OtherSignIn,
      { provide: CustomersRepository, useValue: {} },
      { provide: StripeService, useValue: {} },
    ],
  })
  class ShopModule {}
  const starting = NestFactory.createApplicationContext(ShopModule, {
    abortOnError: false,
    logger: false,
  });
  await expect(starting).rejects.toThrow('SignIn and OtherSignIn both tell who is buying');
});
