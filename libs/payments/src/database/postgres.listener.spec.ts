import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { PostgresListener } from './postgres.listener';

// Source: postgresql.org/docs/current/protocol-message-formats.html.
const READY = 'Z\0\0\0\u0005I';
const AUTHENTICATED = `R\0\0\0\u0008\0\0\0\0${READY}`;
const LISTENS = `C\0\0\0\u000bLISTEN\0${READY}`;
const READ_ONLY = `E\0\0\0\u0016SERROR\0C25006\0M-\0\0${READY}`;
const CHANGE = 'A\0\0\0\u0014\0\0\0\u0001changes\0one\0';

/** What a server does to those who connect, one after the other; it hangs up on all others. */
type Welcome = (socket: Socket) => Promise<void>;

let server: Server;
let listener: PostgresListener;
let connections: number;
let welcomes: Welcome[];

beforeEach(async () => {
  connections = 0;
  welcomes = [];
  server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    void (welcomes.shift() ?? hangUp)(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  listener = new PostgresListener({
    connectionString: `postgres://till@127.0.0.1:${port}/till?sslmode=disable`,
  });
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(async () => {
  jest.useRealTimers();
  await listener.close();
  server.close();
});

const hangUp: Welcome = async (socket) => void socket.destroy();

const answering =
  (toListen: string): Welcome =>
  async (socket) => {
    await once(socket, 'data');
    socket.write(AUTHENTICATED, 'latin1');
    await once(socket, 'data');
    socket.write(toListen, 'latin1');
  };

/** Until all that is under way at the sockets is through, and it is so. */
async function until(isSo: () => boolean): Promise<void> {
  let quiet = 0;
  for (let turn = 0; quiet < 20; turn += 1) {
    if (turn > 20_000) throw new Error('It does not come to that');
    await new Promise(setImmediate);
    quiet = isSo() ? quiet + 1 : 0;
  }
}

async function aSecondLater(): Promise<void> {
  const before = connections;
  jest.advanceTimersByTime(1_000);
  await until(() => connections > before);
}

const isWaiting = () => jest.getTimerCount() > 0;

it('a database that is away is asked once a second, however long that lasts', async () => {
  welcomes = [(socket) => answering(LISTENS)(socket).then(() => void socket.end())];
  await listener.listen('changes', () => undefined);
  await until(isWaiting);
  for (let second = 0; second < 5; second += 1) {
    await aSecondLater();
    await until(isWaiting);
  }
  expect(connections).toBe(1 + 5);
});

it('a server that lets nobody listen yet is asked again, and what it says then is heard', async () => {
  welcomes = [
    (socket) => answering(LISTENS)(socket).then(() => void socket.end()),
    answering(READ_ONLY),
    (socket) => answering(LISTENS + CHANGE)(socket),
  ];
  const heard: string[] = [];
  await listener.listen('changes', (payload) => heard.push(payload));
  await until(isWaiting);
  await aSecondLater();
  await until(isWaiting);
  await aSecondLater();
  await until(() => heard.length > 0);
  expect(heard).toEqual(['one']);
  expect(connections).toBe(3);
});
