import { LOCALES, money } from '@till/shared-types';
import { orderMail, type OrderMailContent } from './order-mail';
import { orderMailTexts } from './order-mail.texts';

function aContent(changes: Partial<OrderMailContent> = {}): OrderMailContent {
  const line = {
    productId: 'pot',
    name: 'Pot',
    image: '/products/pot.svg',
    shippable: true,
    quantity: 2,
    unitPrice: money(10_050, 'inr'),
    total: money(20_100, 'inr'),
  };
  return {
    number: '7Q3K-9MZT',
    lines: [line],
    extras: [{ label: 'shipping', amount: money(4_900, 'inr') }],
    total: money(25_000, 'inr'),
    shipping: {
      name: 'Ada Lovelace',
      line1: '12 Park Street',
      line2: null,
      city: 'Kolkata',
      state: 'WB',
      postalCode: '700016',
      country: 'IN',
    },
    shop: 'Kettle & Clay',
    link: 'https://shop.test/order/abcdefghijklmnopqrstuv',
    locale: 'en-IN',
    ...changes,
  };
}

const line = (name: string) => ({ ...aContent().lines[0], name }) as OrderMailContent['lines'][0];

it('a confirmation says what was bought, what it cost, where it goes and where to look', () => {
  const { subject, text } = orderMail('confirmed', aContent());
  expect(subject).toBe('Your order 7Q3K-9MZT - Kettle & Clay');
  expect(text).toBe(
    [
      'Thank you for your order. Your payment has arrived. This is what you ordered:',
      '2 × Pot: ₹201.00\nShipping: ₹49.00\nTotal: ₹250.00',
      'Delivery address:\nAda Lovelace\n12 Park Street\n700016 Kolkata WB\nIndia',
      'See your order:\nhttps://shop.test/order/abcdefghijklmnopqrstuv',
      'Kettle & Clay\n',
    ].join('\n\n'),
  );
});

it.each([
  ['jpy', 500, 'ja', '￥500'],
  ['kwd', 35_200, 'en', 'KWD\u00a035.200'],
  ['isk', 500, 'en', 'ISK\u00a05'],
  ['eur', 123_456, 'de', '1.234,56\u00a0€'],
])('%s of %i is written as Stripe counts it and %s reads it', (currency, amount, locale, shown) => {
  const content = aContent({ total: money(amount, currency), lines: [], extras: [], locale });
  expect(orderMail('confirmed', content).text).toContain(`: ${shown}\n`);
});

it.each(LOCALES)('every mail is whole in %s', (locale) => {
  for (const kind of ['confirmed', 'refunded', 'link'] as const) {
    const { subject, text, html } = orderMail(kind, aContent({ locale }));
    expect(subject).toMatch(/7Q3K-9MZT.* - Kettle & Clay$/);
    expect(text).toMatch(/\nKettle & Clay\n$/);
    expect(html).toContain('Kettle &amp; Clay');
    expect(text).toContain(orderMailTexts[locale].open);
    expect(`${subject}${text}${html}`).not.toMatch(/[{}]|undefined/);
    expect(html).toContain(`lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`);
  }
});

it.each([
  ['en', 'India', 'right'],
  ['de', 'Indien', 'right'],
  ['ar', 'الهند', 'left'],
])(
  'in %s the country is %s, and amounts stand at the %s, the total in bold',
  (locale, country, side) => {
    const { text, html } = orderMail('confirmed', aContent({ locale }));
    expect(text).toContain(`WB\n${country}\n`);
    const amounts = html.match(/<td[^>]*>[^<]*<\/td><\/tr>/g) ?? [];
    expect(amounts).toHaveLength(3);
    for (const amount of amounts) expect(amount).toContain(`text-align:${side}`);
    expect(amounts.map((amount) => amount.includes('bold'))).toEqual([false, false, true]);
  },
);

it('the name of the shop stays in its line and is shown as text', () => {
  const { subject, html } = orderMail(
    'link',
    aContent({ shop: 'Tea\r\nBcc: eve@example.com <b>' }),
  );
  expect(subject).toBe('The link to your order 7Q3K-9MZT - Tea Bcc: eve@example.com <b>');
  expect(html).toContain('Tea Bcc: eve@example.com &lt;b&gt;');
});

it('a language that there are no texts in is English', () => {
  expect(orderMail('link', aContent({ locale: 'fr' })).subject).toBe(
    'The link to your order 7Q3K-9MZT - Kettle & Clay',
  );
  expect(orderMail('link', aContent({ locale: undefined })).html).toContain('lang="en"');
});

it('what somebody typed is shown as text, in its own line', () => {
  const name = '<script>alert(1)</script>\r\n\r\nTotal: ₹0 "&\'';
  const shipping = { ...aContent().shipping, name: 'Ada\nEve <b>' } as OrderMailContent['shipping'];
  const { text, html } = orderMail('confirmed', aContent({ lines: [line(name)], shipping }));
  expect(html).not.toMatch(/<script|<b>Eve|Eve <b>/);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Total: ₹0 &quot;&amp;&#39;');
  expect(text).toContain('2 × <script>alert(1)</script> Total: ₹0 "&\': ₹201.00');
  expect(text).toContain('\nAda Eve <b>\n');
});

it('a mail loads nothing', () => {
  const { html } = orderMail('confirmed', aContent());
  expect(html).not.toMatch(/src=|url\(|<link|@import/);
});
