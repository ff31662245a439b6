import type Stripe from 'stripe';

export type TaxIdType = Stripe.Checkout.Session.CustomerDetails.TaxId['type'];

/** What a number looks like once spaces, dots and hyphens are taken out. */
interface TaxIdFormat {
  countries: string;
  pattern: RegExp;
  example: string;
}

const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const unionVat =
  /^(ATU\d{8}|BE[01]\d{9}|BG\d{9,10}|CY\d{8}[A-Z]|CZ\d{8,10}|DE\d{9}|DK\d{8}|EE\d{9}|EL\d{9}|ES[A-Z\d]\d{7}[A-Z\d]|FI\d{8}|FR[A-Z\d]{2}\d{9}|HR\d{11}|HU\d{8}|IE\d[A-Z\d]\d{5}[A-Z]{1,2}|IT\d{11}|LT(\d{9}|\d{12})|LU\d{8}|LV\d{11}|MT\d{8}|NL\d{9}B\d{2}|PL\d{10}|PT\d{9}|RO\d{2,10}|SE\d{12}|SI\d{8}|SK\d{10})$/;

const formats: Readonly<Record<string, TaxIdFormat>> = {
  eu_vat: { countries: union, pattern: unionVat, example: 'DE123456789' },
  gb_vat: {
    countries: 'GB',
    pattern: /^(GB)(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
    example: 'GB123456789',
  },
  in_gst: {
    countries: 'IN',
    pattern: /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]$/,
    example: '12ABCDE3456FGZH',
  },
  us_ein: { countries: 'US', pattern: /^\d{9}$/, example: '12-3456789' },
  au_abn: { countries: 'AU', pattern: /^\d{11}$/, example: '12345678912' },
  au_arn: { countries: 'AU', pattern: /^\d{12}$/, example: '123456789123' },
  ae_trn: { countries: 'AE', pattern: /^\d{15}$/, example: '123456789012345' },
  br_cnpj: { countries: 'BR', pattern: /^\d{14}$/, example: '01.234.456/5432-10' },
  br_cpf: { countries: 'BR', pattern: /^\d{11}$/, example: '123.456.789-87' },
  ca_bn: { countries: 'CA', pattern: /^\d{9}$/, example: '123456789' },
  ca_gst_hst: { countries: 'CA', pattern: /^\d{9}RT\d{4}$/, example: '123456789RT0002' },
  ca_qst: { countries: 'CA', pattern: /^\d{10}TQ\d{4}$/, example: '1234567890TQ1234' },
  ch_uid: { countries: 'CH', pattern: /^CHE\d{9}(HR)?$/, example: 'CHE-123.456.789 HR' },
  ch_vat: {
    countries: 'CH',
    pattern: /^CHE\d{9}(MWST|TVA|IVA)$/,
    example: 'CHE-123.456.789 MWST',
  },
  es_cif: { countries: 'ES', pattern: /^[A-Z]\d{7}[A-Z\d]$/, example: 'A12345678' },
  gi_tin: { countries: 'GI', pattern: /^\d{6}$/, example: '123456' },
  hk_br: { countries: 'HK', pattern: /^\d{8}$/, example: '12345678' },
  jp_cn: { countries: 'JP', pattern: /^\d{13}$/, example: '1234567891234' },
  jp_rn: { countries: 'JP', pattern: /^\d{5}$/, example: '12345' },
  jp_trn: { countries: 'JP', pattern: /^T\d{13}$/, example: 'T1234567891234' },
  li_uid: { countries: 'LI', pattern: /^CHE\d{9}$/, example: 'CHE123456789' },
  li_vat: { countries: 'LI', pattern: /^\d{5}$/, example: '12345' },
  mx_rfc: { countries: 'MX', pattern: /^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}$/, example: 'ABC010203AB9' },
  my_frp: { countries: 'MY', pattern: /^\d{8}$/, example: '12345678' },
  my_itn: { countries: 'MY', pattern: /^[A-Z]{1,2}\d{8,11}$/, example: 'C 1234567890' },
  my_sst: { countries: 'MY', pattern: /^[A-Z]\d{2}\d{4}\d{8}$/, example: 'A12-3456-78912345' },
  no_vat: { countries: 'NO', pattern: /^\d{9}MVA$/, example: '123456789MVA' },
  nz_gst: { countries: 'NZ', pattern: /^\d{8,9}$/, example: '123456789' },
  sg_gst: { countries: 'SG', pattern: /^[A-Z]\d{8}[A-Z]$/, example: 'M12345678X' },
  sg_uen: { countries: 'SG', pattern: /^[A-Z\d]{9,10}$/, example: '123456789F' },
  th_vat: { countries: 'TH', pattern: /^\d{13}$/, example: '1234567891234' },
};

export function taxIdTypes(): readonly TaxIdType[] {
  return Object.keys(formats) as TaxIdType[];
}

/** The type that who lives there most likely has. */
export function taxIdTypeOf(country: string): TaxIdType | undefined {
  return taxIdTypes().find((type) => formats[type]?.countries.split(' ').includes(country));
}

/** Such as `EU VAT` for `eu_vat`. */
export function taxIdName(type: TaxIdType): string {
  return type.toUpperCase().replaceAll('_', ' ');
}

export function taxIdExample(type: TaxIdType): string {
  return formats[type]?.example ?? '';
}

/** Whether the value has the form of its type; a type outside the table has none. */
export function isTaxId(type: TaxIdType, value: string): boolean {
  return formats[type]?.pattern.test(value.toUpperCase().replace(/[\s./-]/g, '')) ?? false;
}
