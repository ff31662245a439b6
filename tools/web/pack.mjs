// `node tools/web/pack.mjs FROM TO`: makes what is served of what Angular built. Fails when it is too large.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { firstPageBytes, LIMIT_BYTES } from './budget.mjs';
import { takeLanguage } from './language.mjs';
import { writePages } from './pages.mjs';
import { press } from './press.mjs';
import { packScripts } from './scripts.mjs';
import { startScript } from './start.mjs';
import { takeStyles } from './styles.mjs';

const [from, to] = process.argv.slice(2);
const browser = join(to, 'browser');

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });

const languages = ['', ...readdirSync(browser)].filter((name) =>
  existsSync(join(browser, name, 'index.csr.html')),
);
for (const language of languages) {
  const folder = join(browser, language);
  const { scripts, shop } = await packScripts(folder);
  const start = startScript(takeLanguage(folder), shop);
  writePages(to, language, { styles: takeStyles(folder), start });
  await press(folder);
  const bytes = firstPageBytes(scripts);
  console.log(`/${language} begins with ${bytes} of ${LIMIT_BYTES} bytes of script`);
  if (bytes > LIMIT_BYTES) process.exitCode = 1;
}
