import 'reflect-metadata';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { aConfiguration } from '../test/a-configuration';
import { createApp } from './create-app';

function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

const entered = gate();
const answered = gate();

@Controller('slow')
class SlowController {
  @Get()
  async wait(): Promise<object> {
    entered.open();
    await answered.opened;
    return { done: true };
  }
}

@Module({ controllers: [SlowController] })
class SlowModule {}

it('an app that closes answers what is under way and takes nothing new', async () => {
  const configuration = aConfiguration();
  const app = await createApp({ configuration, module: SlowModule, logger: false });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const underWay = fetch(`${url}/api/slow`);
  await entered.opened;
  const closed = app.close();
  await refused(url);
  answered.open();
  const answer = await underWay;
  expect(await answer.json()).toEqual({ done: true });
  await closed;
});

/** Resolves once the port takes no more connections; whoever got in before is answered. */
async function refused(url: string): Promise<void> {
  const { port } = new URL(url);
  for (;;) {
    const socket = connect(Number(port), '127.0.0.1');
    const event = await Promise.race(
      ['connect', 'error'].map((name) =>
        once(socket, name).then(
          () => name,
          () => 'error',
        ),
      ),
    );
    socket.destroy();
    if (event === 'error') return;
  }
}
