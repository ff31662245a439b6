import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { Visitor } from './visitor';

export const cards = {
  pays: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  asksTheShopper: '4000 0027 6000 3184',
  disputed: '4000 0000 0000 0259',
};

/** Accounts whose bank answers three minutes later. */
export const accounts = {
  pays: 'AT321904300235473204',
  refuses: 'AT051904300235473205',
};

/** Where the shopper wants things sent. */
export const delivery = {
  recipient: 'Asha Rao',
  street: '12 Park Street',
  postalCode: '700016',
  city: 'Kolkata',
};

/** Stripe's payment page, as the emulator shows it: by itself, or in a frame of the shop's. */
export class PaymentPage {
  constructor(
    private readonly page: Page,
    private readonly visitor: Visitor,
    private readonly form: Page | FrameLocator = page,
  ) {}

  static insideShop(page: Page, visitor: Visitor): PaymentPage {
    return new PaymentPage(page, visitor, page.frameLocator('iframe[title^="Checkout"]'));
  }

  async pay(card = cards.pays): Promise<void> {
    await this.field('Email').fill('asha@example.com');
    if (await this.address().isVisible()) await this.fillAddress();
    await this.field('Card number').fill(card);
    await this.field('Expiry').fill('12 / 34');
    await this.field('Security code').fill('123');
    await this.name().fill('Asha Rao');
    await this.visitor.press(this.payButton());
  }

  /** By direct debit, which the bank confirms later. */
  async payByDebit(iban: string): Promise<void> {
    await this.field('Email').fill('asha@example.com');
    if (await this.address().isVisible()) await this.fillAddress();
    await this.form.getByText('SEPA Direct Debit').click();
    await this.form.getByLabel('IBAN').fill(iban);
    await this.name().fill('Asha Rao');
    await this.visitor.press(this.payButton());
  }

  /** Says where to send it; the page asks for it only if something is sent. */
  async fillAddress(): Promise<void> {
    await this.addressField('Recipient').fill(delivery.recipient);
    await this.addressField('Address').fill(delivery.street);
    await this.addressField('Postal code').fill(delivery.postalCode);
    await this.addressField('City').fill(delivery.city);
  }

  /** Leaves without paying, by the page's own link. */
  async back(): Promise<void> {
    await this.visitor.press(this.backLink());
  }

  /** Answers the bank's question. */
  async confirm(): Promise<void> {
    const name = this.visitor.reads('Complete');
    await this.visitor.press(this.form.getByRole('button', { name }));
  }

  address(): Locator {
    return this.form.getByRole('group', { name: this.visitor.reads('Shipping address') });
  }

  addressField(label: string): Locator {
    return this.address().getByLabel(this.visitor.reads(label), { exact: true });
  }

  field(label: string): Locator {
    return this.form.getByLabel(this.visitor.reads(label));
  }

  /** Of the card, where nothing but a card pays. */
  name(): Locator {
    const { reads } = this.visitor;
    return this.form.getByLabel(new RegExp(`^(${reads('Name')}|${reads('Name on card')})$`));
  }

  backLink(): Locator {
    return this.form.getByRole('link', { name: this.visitor.reads('Back') });
  }

  payButton(): Locator {
    return this.form.getByRole('button', { name: this.visitor.readsFirst('Pay {}') });
  }

  failure(): Locator {
    return this.form.getByRole('alert');
  }

  title(): Locator {
    return this.form.getByRole('heading', { level: 1 });
  }

  sessionId(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }
}
