import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EmbeddedSessionStore } from './embedded-session.store';
import { PageLocation } from './page-location.service';
import { PayComponent } from './pay.component';
import { PaymentWatch } from './payment-watch.service';
import { StripePageService } from './stripe-page.service';

const session = { clientSecret: 'cs_test_1_secret', token: 'token' };

describe('the embedded payment page', () => {
  const stripePage = { mount: jest.fn(), unmount: jest.fn(), destroy: jest.fn() };
  const open = jest.fn();
  const whenOver = jest.fn();
  const endWatch = jest.fn();
  const replace = jest.fn();
  let fixture: ComponentFixture<PayComponent>;

  beforeEach(() => {
    sessionStorage.clear();
    jest.resetAllMocks();
    whenOver.mockReturnValue(endWatch);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: StripePageService, useValue: { open } },
        { provide: PaymentWatch, useValue: { whenOver } },
        { provide: PageLocation, useValue: { replace } },
      ],
    });
  });

  async function visit(): Promise<HTMLElement> {
    fixture = TestBed.createComponent(PayComponent);
    await fixture.whenStable();
    return fixture.nativeElement;
  }

  it('mounts the payment of the session this tab holds, and takes it down on leaving', async () => {
    TestBed.inject(EmbeddedSessionStore).put(session);
    open.mockResolvedValue(stripePage);
    const page = await visit();
    expect(open).toHaveBeenCalledWith('cs_test_1_secret');
    expect(stripePage.mount).toHaveBeenCalledWith(page.querySelector('div:last-child'));
    fixture.destroy();
    expect(stripePage.destroy).toHaveBeenCalled();
    expect(endWatch).toHaveBeenCalled();
  });

  it('makes way for the order once that waits for no payment any more', async () => {
    TestBed.inject(EmbeddedSessionStore).put(session);
    open.mockResolvedValue(stripePage);
    await visit();
    const [token, onOver] = whenOver.mock.lastCall;
    expect(token).toBe('token');
    onOver();
    expect(replace).toHaveBeenCalledWith('/order/token');
  });

  it('leads back to the cart when this tab holds no session', async () => {
    const page = await visit();
    expect(page.querySelector('h2')?.textContent).toBe('There is nothing to pay here');
    expect(open).not.toHaveBeenCalled();
    expect(whenOver).not.toHaveBeenCalled();
  });

  it("can be tried again when Stripe.js does not load, and leaves the next payment to Stripe's own page", async () => {
    const sessions = TestBed.inject(EmbeddedSessionStore);
    sessions.put(session);
    open.mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce(stripePage);
    const page = await visit();
    expect(page.querySelector('h2')?.textContent).toBe('The payment form did not open');
    expect(sessions.isUsable()).toBe(false);
    page.querySelector('button')?.click();
    await fixture.whenStable();
    expect(stripePage.mount).toHaveBeenCalled();
  });
});
