import { Injectable } from '@nestjs/common';
import { PaymentsSettings } from '../../options/payments.settings';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** How the page looks, where it is not as in Stripe's dashboard. */
@Injectable()
export class BrandingContributor extends CheckoutSessionContributor {
  readonly name: string = 'branding';
  readonly order: number = 1800;

  constructor(private readonly settings: PaymentsSettings) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { branding } = this.settings.session;
    const { name, backgroundColor, buttonColor, corners, font, logoUrl } = branding;
    const settings = {
      ...(name && { display_name: name }),
      ...(backgroundColor && { background_color: backgroundColor }),
      ...(buttonColor && { button_color: buttonColor }),
      ...(corners && { border_style: corners }),
      ...(font && { font_family: font }),
      ...(logoUrl && { logo: { type: 'url' as const, url: logoUrl } }),
    };
    return Object.keys(settings).length > 0 ? { branding_settings: settings } : {};
  }
}
