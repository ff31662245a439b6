import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs Stripe's own CLI against the emulator and returns what it printed. Its home is thrown away. */
export async function stripeCli(
  url: string,
  home: string,
  args: readonly string[],
): Promise<string> {
  const cli = createRequire(__filename).resolve('@stripe/cli/bin/shim.js');
  const base = url.replace('localhost', '127.0.0.1');
  const { stdout, stderr } = await run(
    process.execPath,
    [cli, ...args, '--api-key', 'sk_test_xxxxxxxxxxxx', '--api-base', base],
    {
      env: {
        HOME: home,
        XDG_CONFIG_HOME: home,
        STRIPE_CLI_TELEMETRY_OPTOUT: '1',
      },
    },
  );
  return `${stdout}${stderr}`;
}
