import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { TcpProxy } from './tcp-proxy';

let server: Server;
let proxy: TcpProxy;
let received = '';

beforeEach(async () => {
  received = '';
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk.toString();
      socket.write(`done: ${chunk.toString()}`);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await new TcpProxy((server.address() as AddressInfo).port).listen();
});

afterEach(async () => {
  await proxy.close();
  server.close();
});

async function aClient(): Promise<Socket> {
  const socket = connect(proxy.port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

async function ask(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
}

describe('the proxy', () => {
  it('hands on what is said', async () => {
    const client = await aClient();
    expect(await ask(client, 'select 1')).toBe('done: select 1');
    client.destroy();
  });

  it('breaks every connection, and takes new ones', async () => {
    const client = await aClient();
    await ask(client, 'select 1');
    proxy.reset();
    const [error] = (await once(client, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    const next = await aClient();
    expect(await ask(next, 'select 2')).toBe('done: select 2');
    next.destroy();
  });

  it('loses the answer to one COMMIT, which has happened all the same', async () => {
    const client = await aClient();
    proxy.loseNextCommit();
    expect(await ask(client, 'begin\0')).toBe('done: begin\0');
    expect(await ask(client, 'commit-stock\0')).toBe('done: commit-stock\0');
    client.write('commit\0');
    const [error] = (await once(client, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    expect(received).toBe('begin\0commit-stock\0commit\0');
    const next = await aClient();
    expect(await ask(next, 'commit\0')).toBe('done: commit\0');
    next.destroy();
  });
});
