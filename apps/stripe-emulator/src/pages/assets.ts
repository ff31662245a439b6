import type { Answer } from '../wire/message';
import actionsScript from './assets/actions.client.js';
import baseStyle from './assets/base.css';
import cardFormScript from './assets/card-form.client.js';
import deskScript from './assets/desk.client.js';
import deskStyle from './assets/desk.css';
import elementScript from './assets/element.client.js';
import expiryScript from './assets/expiry.client.js';
import formStyle from './assets/form.css';
import frameScript from './assets/frame.client.js';
import messageStyle from './assets/message.css';
import payScript from './assets/pay.client.js';
import stripeScript from './assets/stripe.client.js';
import summaryStyle from './assets/summary.css';

const payStyle = [baseStyle, summaryStyle, formStyle, messageStyle].join('\n');

/** Styles and scripts by path. Modules import each other by the names they have here. */
export const assets: Readonly<Record<string, Answer>> = {
  '/pay/assets/pay.css': asset('text/css', payStyle),
  '/pay/assets/pay.client.js': script(payScript),
  '/pay/assets/card-form.client.js': script(cardFormScript),
  '/pay/assets/expiry.client.js': script(expiryScript),
  '/pay/assets/frame.client.js': script(frameScript),
  '/pay/assets/element.client.js': script(elementScript),
  '/desk/assets/desk.css': asset('text/css', deskStyle),
  '/desk/assets/desk.js': script(deskScript),
  '/stripe.js': shared(stripeScript),
  '/v1/stripe.js': shared(stripeScript),
  '/elements/actions.client.js': shared(actionsScript),
};

export function asset(type: string, body: string): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'X-Content-Type-Options': 'nosniff' },
    body,
  };
}

function script(body: string): Answer {
  return asset('text/javascript', body);
}

/** For pages of a shop, which stand on another origin. */
function shared(body: string): Answer {
  const answer = script(body);
  answer.headers['Cross-Origin-Resource-Policy'] = 'cross-origin';
  answer.headers['Access-Control-Allow-Origin'] = '*';
  return answer;
}
