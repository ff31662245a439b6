// Git hooks for those who commit; nothing to do in a tarball, on CI or without the development packages.
import { existsSync } from 'node:fs';

const canCommit = existsSync('.git') && existsSync('node_modules/husky');
if (canCommit && !process.env.CI && process.env.HUSKY !== '0') {
  const { default: husky } = await import('husky');
  process.stdout.write(husky());
}
