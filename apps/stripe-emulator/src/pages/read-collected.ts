import type { Payer } from '../checkout/payer';
import type { Session } from '../checkout/session';
import { type TaxIdType, isTaxId, taxIdExample, taxIdName, taxIdTypeOf } from '../checkout/tax-id';
import { readAddress } from './address-fields';
import type { Texts } from './texts/texts';

type Collected = Pick<Payer, 'shipping' | 'phone' | 'business' | 'custom' | 'consent'> &
  Partial<Pick<Payer, 'address'>>;

type Read = (name: string) => string;

/** What the session asks for beside the payment itself. */
export function readCollected(
  text: Read,
  session: Session,
  texts: Texts,
): { payer: Collected; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const payer: Collected = {};
  if (session.billing_address_collection === 'required') {
    const billing = readAddress(text, 'billing', texts);
    payer.address = billing.address;
    Object.assign(errors, billing.errors);
  }
  if (session.shipping_address_collection) {
    const { address, errors: missing } = readAddress(text, 'shipping', texts);
    payer.shipping = { name: text('shipping_name') || text('name'), address };
    Object.assign(errors, missing);
  }
  if (session.phone_number_collection?.enabled) {
    payer.phone = text('phone');
    if (!/^\+?[\d\s()-]{6,20}$/.test(payer.phone)) errors['phone'] = texts.errors.phone;
  }
  const country = payer.address?.country ?? text('country');
  const business = readBusiness(text, session, country, texts);
  if (business.business) payer.business = business.business;
  const custom = readCustom(text, session, texts);
  payer.custom = custom.answers;
  const terms = text('consent_terms') === 'yes';
  const wanted = session.consent_collection?.terms_of_service === 'required';
  // In a shop's own page the shop itself asks.
  if (wanted && !terms && session.ui_mode !== 'elements') {
    errors['consent_terms'] = texts.errors.terms;
  }
  payer.consent = { terms, promotions: text('consent_promotions') === 'yes' };
  return { payer, errors: { ...errors, ...business.errors, ...custom.errors } };
}

function readBusiness(
  text: Read,
  { tax_id_collection: asked }: Session,
  country: string,
  { errors: messages }: Texts,
): { business?: NonNullable<Payer['business']>; errors: Record<string, string> } {
  if (!asked?.enabled) return { errors: {} };
  const [name, value] = [text('business_name'), text('tax_id')];
  const required = asked.required === 'if_supported' && taxIdTypeOf(country) !== undefined;
  if (!name && !value && !required) return { errors: {} };
  const type = text('tax_id_type') as TaxIdType;
  const errors: Record<string, string> = {};
  if (!name) errors['business_name'] = messages.businessName;
  if (!value && required) errors['tax_id'] = messages.required;
  else if (value && !isTaxId(type, value)) {
    errors['tax_id'] = messages.taxId(taxIdName(type), taxIdExample(type));
  }
  return { business: { name, taxId: value ? { type, value } : null }, errors };
}

function readCustom(
  text: Read,
  session: Session,
  { errors: messages }: Texts,
): { answers: Record<string, string>; errors: Record<string, string> } {
  const answers: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const field of session.custom_fields) {
    const name = `custom_${field.key}`;
    const value = text(name);
    const { minimum_length: least, maximum_length: most } = field.text ?? field.numeric ?? {};
    answers[field.key] = value;
    if (!value) {
      if (!field.optional) errors[name] = messages.required;
    } else if (field.numeric && /\D/.test(value)) errors[name] = messages.digits;
    else if (most && value.length > most) errors[name] = messages.shorter(most);
    else if (least && value.length < least) errors[name] = messages.longer(least);
  }
  return { answers, errors };
}
