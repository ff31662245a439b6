import 'reflect-metadata';
import { readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Controller, Get, Global, Module, Param } from '@nestjs/common';
import { aConfiguration } from '../../test/a-configuration';
import { aWeb } from '../../test/a-web';
import { createApp } from '../create-app';
import { DatabaseService } from '@till/payments/database/database.service';
import { OperatorModule } from './operator.module';
import { OperatorServer } from './operator.server';

const TOKEN = 'o7Kq2c0m3Wb1Tn5Jr8Vd2L';

@Controller('orders')
class OrdersController {
  @Get(':token')
  find(@Param('token') token: string): object {
    return { length: token.length };
  }
}

/** A database that answers, or does not. */
const database = {
  away: false,
  async ping(): Promise<void> {
    if (this.away) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  },
};

@Global()
@Module({
  providers: [{ provide: DatabaseService, useValue: database }],
  exports: [DatabaseService],
})
class StandInModule {}

@Module({ imports: [StandInModule, OperatorModule], controllers: [OrdersController] })
class SmallModule {}

async function anOperator(web: { readonly webFolder?: string } = {}) {
  const lines: string[] = [];
  const write = (...parts: unknown[]) =>
    lines.push(parts.map((part) => JSON.stringify(part)).join(' '));
  const logger = { log: write, warn: write, error: write };
  const configuration = aConfiguration();
  const app = await createApp({ configuration, module: SmallModule, logger, ...web });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    lines,
    dataDir: configuration.dataDir,
    operator: app.get(OperatorServer),
    get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`),
  };
}

describe("the operator's port", () => {
  let shop: Awaited<ReturnType<typeof anOperator>>;
  beforeEach(async () => {
    database.away = false;
    shop = await anOperator();
  });
  afterEach(() => shop.app.close());

  const metrics = (token: string) =>
    fetch(`${shop.operator.url}/metrics`, { headers: { Authorization: `Bearer ${token}` } });

  it('shows how long requests took, by the pattern of their route', async () => {
    await shop.get(`/api/orders/${TOKEN}`);
    const text = await (await metrics(shop.operator.token)).text();
    expect(text).toContain(
      'http_request_duration_seconds_count{method="GET",route="/api/orders/:token",status="200"} 1',
    );
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toContain(TOKEN);
  });

  it('shows the files of the web as one, whatever they are called', async () => {
    await shop.app.close();
    shop = await anOperator({ webFolder: aWeb() });
    for (const path of ['/main-ABCDEFGH.js', '/favicon.ico']) await shop.get(path);
    const text = await (await metrics(shop.operator.token)).text();
    expect(text).toContain('route="file",status="200"} 2');
    expect(text).not.toContain('main-ABCDEFGH');
  });

  it('wants the token that is kept for its owner only', async () => {
    const file = join(shop.dataDir, 'operator-token');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await metrics(readFileSync(file, 'utf8'))).status).toBe(200);
    for (const token of ['', 'wrong', `${shop.operator.token}x`]) {
      const answer = await metrics(token);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code: 'not_authenticated' });
    }
  });

  it('listens on this machine only', () => {
    expect(shop.operator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('is not part of the shop', async () => {
    expect((await shop.get('/metrics')).status).toBe(404);
  });

  it('a line tells of a request without its address', async () => {
    await shop.get(`/api/orders/${TOKEN}?email=a@b.test`);
    const text = shop.lines.join('\n');
    expect(text).toContain('GET /api/orders/:token 200');
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain('a@b.test');
  });

  it('health says that the shop answers and whether it can serve', async () => {
    expect(await (await shop.get('/api/health/live')).json()).toEqual({ status: 'live' });
    expect(await (await shop.get('/api/health/ready')).json()).toEqual({ status: 'ready' });
  });

  it('a shop without its database lives but is not ready', async () => {
    database.away = true;
    expect((await shop.get('/api/health/live')).status).toBe(200);
    const answer = await shop.get('/api/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toMatchObject({ code: 'database_unavailable' });
  });
});
