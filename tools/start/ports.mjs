import { connect, createServer } from 'node:net';

const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * One line that names every port the shop wants and cannot have, and the command that goes round them.
 *
 * @param {ReturnType<typeof import('./settings.mjs').readSettings>} settings
 * @returns {Promise<string | undefined>} undefined when all are free
 */
export async function portsTaken({ host, port, operatorPort, emulatorPort, withEmulator }) {
  const wanted = [
    { name: 'PORT', port, host },
    { name: 'OPERATOR_PORT', port: operatorPort, host: '127.0.0.1' },
    ...(withEmulator
      ? [{ name: 'STRIPE_EMULATOR_PORT', port: emulatorPort, host: '127.0.0.1' }]
      : []),
  ];
  const free = await Promise.all(wanted.map(({ port, host }) => isFree(port, host)));
  const taken = wanted.filter((_, index) => !free[index]);
  if (taken.length === 0) return undefined;
  const numbers = taken.map(
    ({ port }) => `${port}${port === 7000 ? ' (macOS gives it to AirPlay)' : ''}`,
  );
  const subject = taken.length > 1 ? `Ports ${list(numbers)} are` : `Port ${numbers[0]} is`;
  const wayOut = taken.map(({ name, port }) => `${name}=${port < 65535 ? port + 1 : port - 1}`);
  return `${subject} in use. Try: ${wayOut.join(' ')} npm start`;
}

/** A port can be bound beside another's wildcard, so that it is free only if nobody answers there either. */
async function isFree(port, host) {
  if (!Number.isInteger(port) || port < 1 || port > 65535) return true;
  const answers = await Promise.all(LOOPBACK.map((address) => somebodyAnswers(port, address)));
  return !answers.includes(true) && (await canListen(port, host));
}

function somebodyAnswers(port, host) {
  return new Promise((done) => {
    const socket = connect({ port, host });
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}

function canListen(port, host) {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error) => done(error['code'] !== 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => done(true)));
  });
}

function list(words) {
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
