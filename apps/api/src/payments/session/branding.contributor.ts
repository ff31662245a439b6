import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { Configuration } from '../../config/configuration';
import { CheckoutSessionContributor, type SessionRequest } from './checkout-session-contributor';

/** How the page looks, where it is not as in Stripe's dashboard. */
@Injectable()
export class BrandingContributor extends CheckoutSessionContributor {
  readonly name: string = 'branding';
  readonly order: number = 1800;

  constructor(private readonly config: ConfigService<Configuration, true>) {
    super();
  }

  contribute(): Partial<SessionRequest> {
    const { branding } = this.config.get('session', { infer: true });
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
