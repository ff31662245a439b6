import type { Account } from '../account/account';
import type { Courier } from '../webhooks/courier';
import { type Answer, type Message, json } from '../wire/message';
import type { Handler } from '../wire/server';
import { asset, assets } from './assets';
import { Authentication } from './authentication';
import { Checkout } from './checkout';
import { deskPage } from './desk';
import { Elements } from './elements';

/** What a shopper's browser sees, what a shop's page loads and asks, and the desk. */
export function pages(account: Account, courier: Courier): Handler {
  const checkout = new Checkout(account, courier);
  const elements = new Elements(account, courier);
  const authentication = new Authentication(account, courier);
  return (message) => {
    const found = message.path === '/' ? deskPage() : assets[message.path];
    if (found) return { ...found };
    const id = /^\/pay\/(cs_test_\w+)$/.exec(message.path)?.[1];
    if (id) return serve(checkout, message, id);
    const branded = /^\/pay\/(cs_test_\w+)\/brand\.css$/.exec(message.path)?.[1];
    if (branded) return asset('text/css', checkout.style(branded));
    return elements.answer(message) ?? authentication.answer(message);
  };
}

function serve(checkout: Checkout, message: Message, id: string): Promise<Answer> | Answer {
  if (message.method === 'POST') return checkout.post(message, id);
  if (message.method === 'GET' || message.method === 'HEAD') return checkout.show(message, id);
  return json(405, { error: { message: 'Use GET or POST.' } });
}
