import { setTimeout as after } from 'node:timers/promises';
import { findShop, NoShopError } from './shop.mjs';

const TRIES = 3;
const PAUSE_MS = 1_000;

/**
 * Has the shop do the command and shows what it answers. An answer that got lost is asked for again: the same request
 * twice does the same once.
 *
 * @param {string} command
 * @param {object} input
 * @param {{ json?: boolean }} [options] `json`: the answer as data
 * @returns {Promise<number>} exit code: 0 done, 1 refused or not in order, 2 the shop or Stripe is away
 */
export async function ask(command, input, { json = false } = {}) {
  let shop;
  try {
    shop = await findShop();
    const { status, body } = await post(shop, command, input);
    if (status === 200) {
      console.log(json ? JSON.stringify(body.data, null, 2) : body.text);
      return body.ok ? 0 : 1;
    }
    console.error(complaint(body));
    return status >= 500 || status === 401 ? 2 : 1;
  } catch (error) {
    if (!(error instanceof NoShopError)) throw error;
    console.error(error.message);
    return 2;
  } finally {
    await shop?.close();
  }
}

async function post({ url, token }, command, input) {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await once(url, token(), command, input);
    if (answer.status !== 503 || attempt === TRIES) return answer;
    await after(PAUSE_MS * attempt);
  }
}

async function once(url, token, command, input) {
  try {
    const answer = await fetch(`${url}/commands/${command}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    });
    return { status: answer.status, body: await answer.json() };
  } catch {
    return {
      status: 503,
      body: { detail: `The shop at ${url} does not answer as one. Is OPERATOR_PORT the shop's?` },
    };
  }
}

function complaint({ code, detail, errors = [] }) {
  if (code === 'not_authenticated') {
    return "The shop that runs does not take the token in DATA_DIR. Is DATA_DIR the shop's?";
  }
  return [detail, ...errors.map((error) => `  ${error.pointer} ${error.detail}`)].join('\n');
}
