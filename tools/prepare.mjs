// What `npm ci` leaves to us: the pinned Node in its place, and git hooks for those who commit.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const pinnedNode = Object.keys(optionalDependencies).find((name) =>
  existsSync(`node_modules/${name}`),
);
const npm = process.env.npm_execpath;

// npm 10 loses the link to a program that the packages of other platforms bring too.
if (pinnedNode && npm && !existsSync('node_modules/.bin/node')) {
  execFileSync(process.execPath, [npm, 'rebuild', pinnedNode], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

// No hooks in a tarball, on CI or without the development packages.
const canCommit = existsSync('.git') && existsSync('node_modules/husky');
if (canCommit && !process.env.CI && process.env.HUSKY !== '0') {
  const { default: husky } = await import('husky');
  process.stdout.write(husky());
}
