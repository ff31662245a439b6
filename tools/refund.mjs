// `npm run refund -- NUMBER [AMOUNT]`: gives money back.
import { randomUUID } from 'node:crypto';
import { ask } from './operator/ask.mjs';
import { runCommand, UsageError } from './operator/usage.mjs';

const USAGE = `Usage: npm run refund -- NUMBER [AMOUNT] [--json]
       npm run refund -- NUMBER --line PRODUCT[:QUANTITY] [--line ...]

  NUMBER      as on the order's page, such as 7Q3K-9MZT
  AMOUNT      in the order's currency, such as 12.50; all that is left where it is missing
  --line      a product of the order and how many of it, at what was paid for them
  --request   the name of an earlier refund whose answer was lost: it is made once
  --json      the answer as JSON`;

/** @type {import('node:util').ParseArgsOptionsConfig} */
const options = {
  line: { type: 'string', multiple: true },
  request: { type: 'string' },
};

await runCommand(
  USAGE,
  { options, needs: ['NUMBER'], max: 2 },
  async ([number, amount], values) => {
    if (amount !== undefined && values.line) throw new UsageError('An amount, or lines?');
    // One name for each time the command is typed: typed twice, it is two refunds; sent twice, one.
    const request = values.request ?? randomUUID();
    const lines = values.line?.map(lineOf);
    const code = await ask('refund', { number, request, amount, lines }, values);
    if (code === 2) {
      const again = [number, amount, ...(values.line ?? []).map((line) => `--line ${line}`)];
      console.error(
        `Whether it was made is not known. To make sure of this one refund, and of no second:\n` +
          `  npm run refund -- ${again.filter(Boolean).join(' ')} --request ${request}`,
      );
    }
    return code;
  },
);

function lineOf(text) {
  const [, productId, quantity = '1'] = /^([^:]+)(?::(\d{1,4}))?$/.exec(text) ?? [];
  if (!productId) throw new UsageError(`--line ${text} is not PRODUCT or PRODUCT:QUANTITY.`);
  return { productId, quantity: Number(quantity) };
}
