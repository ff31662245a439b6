import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { openPostgres } from './postgres.connection';

// Source: postgresql.org/docs/current/protocol-message-formats.html.
const READY = 'Z\0\0\0\u0005I';
const AUTHENTICATED = `R\0\0\0\u0008\0\0\0\0${READY}`;
const SET = 'C\0\0\0\u0008SET\0';
const LOCKED = `1\0\0\0\u00042\0\0\0\u0004n\0\0\0\u0004C\0\0\0\u000dSELECT 1\0${READY}`;

let server: Server;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());

function opening() {
  const { port } = server.address() as AddressInfo;
  return openPostgres(`postgres://till@127.0.0.1:${port}/till?sslmode=disable`);
}

async function received(socket: Socket): Promise<string> {
  return String(await once(socket, 'data'));
}

it('the limits of a statement come after the start, where PgBouncer passes them on', async () => {
  const failed = expect(opening()).rejects.toThrow();
  const [socket] = (await once(server, 'connection')) as [Socket];
  const startup = await received(socket);
  expect(startup).toContain('user\0till');
  expect(startup).not.toContain('options');
  socket.write(AUTHENTICATED, 'latin1');
  expect(await received(socket)).toContain('set statement_timeout = 15000');
  socket.destroy();
  await failed;
}, 10_000);

it('a connection that breaks while it is used fails its query and nothing else', async () => {
  const failed = expect(opening()).rejects.toThrow('Connection terminated');
  const [socket] = (await once(server, 'connection')) as [Socket];
  await received(socket);
  socket.write(AUTHENTICATED, 'latin1');
  await received(socket);
  socket.write(`${SET}${SET}${READY}`, 'latin1');
  await received(socket);
  socket.destroy();
  await failed;
}, 10_000);

it('a migration waits for those of other replicas, and not for long for a table', async () => {
  const failed = expect(opening()).rejects.toThrow('Connection terminated');
  const [socket] = (await once(server, 'connection')) as [Socket];
  await received(socket);
  socket.write(AUTHENTICATED, 'latin1');
  await received(socket);
  socket.write(`${SET}${SET}${READY}`, 'latin1');
  expect(await received(socket)).toContain('set lock_timeout = 0');
  socket.write(`${SET}${SET}${READY}`, 'latin1');
  expect(await received(socket)).toContain('pg_advisory_lock');
  socket.write(LOCKED, 'latin1');
  expect(await received(socket)).toContain('set lock_timeout = 5000');
  socket.destroy();
  await failed;
}, 10_000);

it.each(['', 'Shop', '1shop', 'shop-eu', 'shop"; drop schema public', 's'.repeat(46)])(
  '“%s” is no name of a schema, and nothing is asked of the database',
  async (schema) => {
    let connections = 0;
    server.on('connection', () => (connections += 1));
    const { port } = server.address() as AddressInfo;
    const opened = openPostgres(`postgres://till@127.0.0.1:${port}/till`, { schema });
    await expect(opened).rejects.toThrow(RangeError);
    expect(connections).toBe(0);
  },
);
