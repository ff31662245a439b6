import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { aConfiguration } from '../../../test/a-configuration';
import { ConfigModule } from '../../config/config.module';
import { StripeService } from '../stripe.service';
import { Buyers } from './buyers';
import { CustomersRepository } from './customers.repository';
import { CustomersService } from './customers.service';

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
    imports: [await ConfigModule.of(aConfiguration()), DiscoveryModule],
    providers: [
      CustomersService,
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
