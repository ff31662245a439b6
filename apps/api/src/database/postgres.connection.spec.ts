import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { openPostgres } from './postgres.connection';

/** AuthenticationOk and ReadyForQuery. Source: postgresql.org/docs/current/protocol-message-formats.html. */
const WELCOME = Buffer.from('R\0\0\0\u0008\0\0\0\0Z\0\0\0\u0005I', 'latin1');

it('the limits of a statement come after the start, where PgBouncer passes them on', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const opened = openPostgres(`postgres://till@127.0.0.1:${port}/till?sslmode=disable`);
  const failed = expect(opened).rejects.toThrow();

  const [socket] = (await once(server, 'connection')) as [Socket];
  const [startup] = (await once(socket, 'data')) as [Buffer];
  expect(startup.toString()).toContain('user\0till');
  expect(startup.toString()).not.toContain('options');
  socket.write(WELCOME);
  const [query] = (await once(socket, 'data')) as [Buffer];
  expect(query.toString()).toContain('set statement_timeout = 15000');

  socket.destroy();
  await failed;
  server.close();
}, 10_000);
