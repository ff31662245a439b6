// Git hooks for those who commit; nothing to do in a tarball or on CI.
import { existsSync } from 'node:fs';

if (existsSync('.git') && !process.env.CI && process.env.HUSKY !== '0') {
  const { default: husky } = await import('husky');
  husky();
}
