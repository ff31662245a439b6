import {
  formatMoney,
  matchLocale,
  type Money,
  type OrderLine,
  type ShippingDetails,
} from '@till/shared-types';
import { escapeHtml, oneLine } from './html';
import type { Mail } from './mailer';
import { orderMailTexts, type OrderMailTexts } from './order-mail.texts';

export type OrderMailKind = 'confirmed' | 'refunded' | 'link';

/** What a mail about an order says. */
export interface OrderMailContent {
  readonly number: string;
  readonly lines: readonly OrderLine[];
  /** What the total holds besides the lines; a discount is negative. */
  readonly extras: readonly {
    readonly label: 'discount' | 'shipping' | 'tax';
    readonly amount: Money;
  }[];
  readonly total: Money;
  readonly shipping: ShippingDetails | null;
  /** Who the order was made with. */
  readonly shop: string;
  /** Address of the order's page. */
  readonly link: string;
  /** BCP 47 tag that the order was made in; English where it is not among the texts. */
  readonly locale: string | undefined;
}

interface Row {
  readonly label: string;
  readonly amount: string;
  readonly isTotal?: true;
}

/** The mail in the order's language, with nothing in it that could leave its place. */
export function orderMail(
  kind: OrderMailKind,
  content: OrderMailContent,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const locale = matchLocale(content.locale);
  const texts = orderMailTexts[locale ?? 'en'];
  const amount = (value: Money) => formatMoney(value, (locale && content.locale) || 'en');
  const filled = (text: string) =>
    text.replace('{number}', content.number).replace('{total}', amount(content.total));
  const isReceipt = kind === 'confirmed';
  const shop = oneLine(content.shop);
  const letter: Letter = {
    lang: locale ?? 'en',
    direction: texts.direction,
    title: filled(texts[kind].subject),
    text: filled(texts[kind].text),
    rows: isReceipt ? rows(content, texts, amount) : [],
    address: {
      label: texts.address,
      lines: isReceipt ? addressLines(content, locale ?? 'en') : [],
    },
    open: texts.open,
    link: content.link,
    shop,
  };
  return { subject: `${letter.title} - ${shop}`, text: asText(letter), html: asHtml(letter) };
}

interface Letter {
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly text: string;
  readonly rows: readonly Row[];
  readonly address: { readonly label: string; readonly lines: readonly string[] };
  readonly open: string;
  readonly link: string;
  readonly shop: string;
}

function rows(
  { lines, extras, total }: OrderMailContent,
  texts: OrderMailTexts,
  amount: (value: Money) => string,
): Row[] {
  return [
    ...lines.map((line) => ({
      label: `${line.quantity} × ${oneLine(line.name)}`,
      amount: amount(line.total),
    })),
    ...extras.map((extra) => ({ label: texts[extra.label], amount: amount(extra.amount) })),
    { label: texts.total, amount: amount(total), isTotal: true },
  ];
}

function addressLines({ shipping }: OrderMailContent, locale: string): string[] {
  if (!shipping) return [];
  const { name, line1, line2, postalCode, city, state, country } = shipping;
  const place = [postalCode, city, state].filter(Boolean).join(' ');
  const lines = [name, line1, line2, place, country && countryName(country, locale)];
  return lines.map((line) => oneLine(line ?? '')).filter(Boolean);
}

function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}

function asText({ text, rows, address, open, link, shop }: Letter): string {
  const blocks = [
    text,
    rows.map(({ label, amount }) => `${label}: ${amount}`).join('\n'),
    address.lines.length > 0 ? `${address.label}:\n${address.lines.join('\n')}` : '',
    `${open}:\n${link}`,
    shop,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function asHtml(letter: Letter): string {
  const { lang, direction, text, rows, address, open, link } = letter;
  const table = rows.map((row) => asTableRow(row, direction));
  const parts = [
    `<p>${escapeHtml(text)}</p>`,
    table.length > 0 ? `<table style="border-collapse:collapse">${table.join('')}</table>` : '',
    address.lines.length > 0
      ? `<p><b>${escapeHtml(address.label)}</b><br>${address.lines.map(escapeHtml).join('<br>')}</p>`
      : '',
    `<p><a href="${escapeHtml(link)}">${escapeHtml(open)}</a></p>`,
    `<p style="color:#666">${escapeHtml(letter.shop)}</p>`,
  ];
  const title = escapeHtml(letter.title);
  return `<!doctype html><html lang="${lang}" dir="${direction}"><head><meta charset="utf-8"><title>${title}</title></head><body style="font-family:sans-serif;line-height:1.5;max-width:40em"><h1 style="font-size:1.3em">${title}</h1>${parts.join('')}</body></html>`;
}

/** Sides are named, since mail programs do not know where a line starts and ends. */
function asTableRow({ label, amount, isTotal }: Row, direction: Letter['direction']): string {
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const style = isTotal ? 'border-top:1px solid #999;font-weight:bold;' : '';
  return `<tr><td style="${style}padding:4px 0;padding-${end}:24px;text-align:${start}">${escapeHtml(label)}</td><td style="${style}padding:4px 0;text-align:${end}">${escapeHtml(amount)}</td></tr>`;
}
