import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EmbeddedSessionStore } from './embedded-session.store';
import { PayComponent } from './pay.component';
import { StripePageService } from './stripe-page.service';

describe('the embedded payment page', () => {
  const stripePage = { mount: jest.fn(), unmount: jest.fn(), destroy: jest.fn() };
  const open = jest.fn();
  let fixture: ComponentFixture<PayComponent>;

  beforeEach(() => {
    sessionStorage.clear();
    jest.resetAllMocks();
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: StripePageService, useValue: { open } }],
    });
  });

  async function visit(): Promise<HTMLElement> {
    fixture = TestBed.createComponent(PayComponent);
    await fixture.whenStable();
    return fixture.nativeElement;
  }

  it('mounts the payment of the session this tab holds, and takes it down on leaving', async () => {
    TestBed.inject(EmbeddedSessionStore).put('cs_test_1_secret');
    open.mockResolvedValue(stripePage);
    const page = await visit();
    expect(open).toHaveBeenCalledWith('cs_test_1_secret');
    expect(stripePage.mount).toHaveBeenCalledWith(page.querySelector('div:last-child'));
    fixture.destroy();
    expect(stripePage.destroy).toHaveBeenCalled();
  });

  it('leads back to the cart when this tab holds no session', async () => {
    const page = await visit();
    expect(page.querySelector('h2')?.textContent).toBe('There is nothing to pay here');
    expect(open).not.toHaveBeenCalled();
  });

  it('can be tried again when Stripe.js does not load', async () => {
    TestBed.inject(EmbeddedSessionStore).put('cs_test_1_secret');
    open.mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce(stripePage);
    const page = await visit();
    expect(page.querySelector('h2')?.textContent).toBe('The payment form did not open');
    page.querySelector('button')?.click();
    await fixture.whenStable();
    expect(stripePage.mount).toHaveBeenCalled();
  });
});
