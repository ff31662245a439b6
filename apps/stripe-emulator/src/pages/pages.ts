import type { Account } from '../account/account';
import type { Courier } from '../webhooks/courier';
import { type Answer, type Message, json } from '../wire/message';
import type { Handler } from '../wire/server';
import { Authentication } from './authentication';
import { deskPage } from './desk';
import { Checkout } from './checkout';
import payScript from './assets/pay.client.js';
import deskScript from './assets/desk.client.js';
import deskStyle from './assets/desk.css';
import stripeScript from './assets/stripe.client.js';
import payStyle from './assets/pay.css';

/** `/pay/...`: what a shopper's browser sees, and `/stripe.js`: what a shop's page loads. */
export function pages(account: Account, courier: Courier): Handler {
  const checkout = new Checkout(account, courier);
  const authentication = new Authentication(account, courier);
  const assets: Readonly<Record<string, Answer>> = {
    '/pay/assets/pay.css': asset('text/css', payStyle),
    '/pay/assets/pay.js': asset('text/javascript', payScript),
    '/': deskPage(),
    '/desk/assets/desk.css': asset('text/css', deskStyle),
    '/desk/assets/desk.js': asset('text/javascript', deskScript),
    '/stripe.js': script(stripeScript),
    '/v1/stripe.js': script(stripeScript),
  };
  return (message) => {
    const found = assets[message.path];
    if (found) return { ...found };
    const id = /^\/pay\/(cs_test_\w+)$/.exec(message.path)?.[1];
    if (id) return serve(checkout, message, id);
    const branded = /^\/pay\/(cs_test_\w+)\/brand\.css$/.exec(message.path)?.[1];
    if (branded) return asset('text/css', checkout.style(branded));
    const secret = /^\/authenticate\/(pi_\w+)$/.exec(message.path)?.[1];
    if (!secret) return undefined;
    return message.method === 'POST'
      ? authentication.decide(message, secret)
      : authentication.show(secret);
  };
}

function serve(checkout: Checkout, message: Message, id: string): Promise<Answer> | Answer {
  if (message.method === 'POST') return checkout.post(message, id);
  if (message.method === 'GET' || message.method === 'HEAD') return checkout.show(message, id);
  return json(405, { error: { message: 'Use GET or POST.' } });
}

function asset(type: string, body: string): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'X-Content-Type-Options': 'nosniff' },
    body,
  };
}

function script(body: string): Answer {
  const answer = asset('text/javascript', body);
  answer.headers['Cross-Origin-Resource-Policy'] = 'cross-origin';
  return answer;
}
