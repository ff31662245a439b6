import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Ip, Module, Param, Post, RawBody } from '@nestjs/common';
import { CreateCheckoutSessionDto } from '@till/shared-types/dto';
import { createApp } from '../src/create-app';
import { aConfiguration } from './a-configuration';

/** Stands for the shop's controllers, so that only what comes before them is on trial. */
@Controller()
class EchoController {
  @Post('create-checkout-session')
  create(@Body() body: CreateCheckoutSessionDto): object {
    return { lines: body.products.length };
  }

  @Post('webhooks/stripe')
  webhook(@RawBody() bytes: Buffer): object {
    return { bytes: bytes.toString('latin1') };
  }

  @Get('orders/:token')
  order(@Param('token') token: string): object {
    return { token };
  }

  @Get('health/address')
  address(@Ip() address: string): object {
    return { address };
  }

  @Get('mistake')
  mistake(): never {
    throw new Error('select secret from orders');
  }
}

@Module({ controllers: [EchoController] })
class EchoModule {}

/** A shop whose controllers only echo, listening on a port of its own. */
export async function anEdge(variables: Record<string, string> = {}) {
  const configuration = aConfiguration(variables);
  const app = await createApp({ configuration, module: EchoModule, logger: false });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { port, url: `http://localhost:${port}`, close: () => app.close() };
}
