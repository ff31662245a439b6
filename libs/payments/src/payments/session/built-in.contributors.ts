import { AdaptivePricingContributor } from './adaptive-pricing.contributor';
import { AutomaticTaxContributor } from './automatic-tax.contributor';
import { BillingAddressContributor } from './billing-address.contributor';
import { BrandingContributor } from './branding.contributor';
import { CaptureContributor } from './capture.contributor';
import { CustomerContributor } from './customer.contributor';
import { DeliveryContributor } from './delivery.contributor';
import { DescriptionContributor } from './description.contributor';
import { ExpiryContributor } from './expiry.contributor';
import { InvoiceContributor } from './invoice.contributor';
import { LineItemsContributor } from './line-items.contributor';
import { LocaleContributor } from './locale.contributor';
import { PagesContributor } from './pages.contributor';
import { PaymentMethodsContributor } from './payment-methods.contributor';
import { PhoneNumberContributor } from './phone-number.contributor';
import { PromotionCodesContributor } from './promotion-codes.contributor';
import { ReferenceContributor } from './reference.contributor';
import { ShippingOptionsContributor } from './shipping-options.contributor';
import { TaxIdContributor } from './tax-id.contributor';
import { TermsOfServiceContributor } from './terms-of-service.contributor';

export {
  AdaptivePricingContributor,
  AutomaticTaxContributor,
  BillingAddressContributor,
  BrandingContributor,
  CaptureContributor,
  CustomerContributor,
  DeliveryContributor,
  DescriptionContributor,
  ExpiryContributor,
  InvoiceContributor,
  LineItemsContributor,
  LocaleContributor,
  PagesContributor,
  PaymentMethodsContributor,
  PhoneNumberContributor,
  PromotionCodesContributor,
  ReferenceContributor,
  ShippingOptionsContributor,
  TaxIdContributor,
  TermsOfServiceContributor,
};

/** The parts of every request that the shop makes. */
export const builtInContributors = [
  PagesContributor,
  LineItemsContributor,
  ReferenceContributor,
  DescriptionContributor,
  PaymentMethodsContributor,
  CaptureContributor,
  DeliveryContributor,
  BillingAddressContributor,
  LocaleContributor,
  ExpiryContributor,
  AutomaticTaxContributor,
  ShippingOptionsContributor,
  PhoneNumberContributor,
  TaxIdContributor,
  InvoiceContributor,
  TermsOfServiceContributor,
  AdaptivePricingContributor,
  BrandingContributor,
  CustomerContributor,
  PromotionCodesContributor,
];
