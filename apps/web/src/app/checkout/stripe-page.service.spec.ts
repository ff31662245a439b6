import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { loadStripe } from '@stripe/stripe-js/pure';
import { shopConfig } from '../../test-builders';
import { StripePageService } from './stripe-page.service';

jest.mock('@stripe/stripe-js/pure', () => ({ loadStripe: jest.fn() }));

const STRIPES_OWN = 'https://js.stripe.com/endive/stripe.js';

describe("Stripe's page inside the shop's", () => {
  const createEmbeddedCheckoutPage = jest.fn();
  let http: HttpTestingController;

  beforeEach(() => {
    document.head.replaceChildren();
    jest
      .mocked(loadStripe)
      .mockReset()
      .mockResolvedValue({ createEmbeddedCheckoutPage } as never);
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
  });

  async function open(stripeJs: string): Promise<HTMLScriptElement | null> {
    const opened = TestBed.inject(StripePageService).open('cs_1_secret');
    http.expectOne('/api/config').flush({ ...shopConfig, stripeJs });
    await Promise.resolve();
    const script = document.head.querySelector('script');
    script?.dispatchEvent(new Event('load'));
    await opened;
    return script;
  }

  it('is made with the publishable key and the client secret', async () => {
    await open(STRIPES_OWN);
    expect(loadStripe).toHaveBeenCalledWith('pk_test_emulator');
    expect(createEmbeddedCheckoutPage).toHaveBeenCalledWith({ clientSecret: 'cs_1_secret' });
  });

  it("leaves Stripe's own script to Stripe's loader", async () => {
    expect(await open(STRIPES_OWN)).toBeNull();
  });

  it("puts the emulator's stand-in there first", async () => {
    expect((await open(shopConfig.stripeJs))?.src).toBe(shopConfig.stripeJs);
  });
});
