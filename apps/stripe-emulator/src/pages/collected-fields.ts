import type { Session } from '../checkout/session';
import { taxIdName, taxIdTypes } from '../checkout/tax-id';
import { type FieldState, checkbox, input, select } from './fields';
import { type Html, html } from './html';
import type { Texts } from './texts/texts';

/** For who buys as a business. */
export function taxIdFields(session: Session, state: FieldState, { form }: Texts): Html | null {
  const asked = session.tax_id_collection;
  if (!asked?.enabled) return null;
  const label = asked.required === 'if_supported' ? (text: string) => text : form.optional;
  return html`<fieldset>
    <legend>${label(form.taxId)}</legend>
    ${input(state, 'business_name', form.businessName, html`autocomplete="organization"`)}
    <div class="pair">
      ${select(
        state,
        'tax_id_type',
        form.taxIdType,
        taxIdTypes().map((type) => [type, taxIdName(type)] as const),
      )}
      ${input(state, 'tax_id', form.taxId, html`autocomplete="off" dir="ltr"`)}
    </div>
  </fieldset>`;
}

export function customFields(session: Session, state: FieldState, texts: Texts): Html[] {
  return session.custom_fields.map((field) => customField(field, state, texts));
}

function customField(
  field: Session['custom_fields'][number],
  state: FieldState,
  { form }: Texts,
): Html {
  const name = `custom_${field.key}`;
  const label = field.label.custom ?? field.key;
  const shown = field.optional ? form.optional(label) : label;
  if (!field.dropdown) {
    const mode = field.type === 'numeric' ? html`inputmode="numeric" dir="ltr"` : html``;
    return input(state, name, shown, html`autocomplete="off" ${mode}`);
  }
  const options = field.dropdown.options.map(({ value, label: text }) => [value, text] as const);
  return select(state, name, shown, [['', form.choose], ...options]);
}

/** What stands in the custom fields before anything is typed. */
export function customDefaults(session: Session): Record<string, string> {
  const entries = session.custom_fields.map(({ key, text, numeric, dropdown }) => {
    const { default_value: value } = text ?? numeric ?? dropdown ?? {};
    return [`custom_${key}`, value ?? ''] as const;
  });
  return Object.fromEntries(entries);
}

export function consentFields(session: Session, state: FieldState, { form }: Texts): Html {
  const asked = session.consent_collection;
  const own = session.custom_text.terms_of_service_acceptance?.message;
  return html`${
    asked?.terms_of_service === 'required' && checkbox(state, 'consent_terms', own ?? form.terms)
  }
  ${asked?.promotions === 'auto' && checkbox(state, 'consent_promotions', form.promotions)}`;
}
