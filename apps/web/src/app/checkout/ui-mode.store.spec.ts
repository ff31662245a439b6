import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { CheckoutMode } from '@till/shared-types';
import { shopConfig } from '../../test-builders';
import { EmbeddedSessionStore } from './embedded-session.store';
import { UiModeStore } from './ui-mode.store';

describe("which of Stripe's pages is opened", () => {
  beforeEach(() => {
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
  });

  afterEach(() => {
    jest.restoreAllMocks();
    Reflect.deleteProperty(window, 'matchMedia');
  });

  async function openShop(checkoutMode: CheckoutMode, isWide = true): Promise<UiModeStore> {
    Object.assign(window, { matchMedia: () => ({ matches: isWide }) });
    const store = TestBed.inject(UiModeStore);
    TestBed.tick();
    const http = TestBed.inject(HttpTestingController);
    http.expectOne('/api/config').flush({ ...shopConfig, checkoutMode });
    await Promise.resolve();
    return store;
  }

  it.each([
    ['hosted', true, 'hosted_page'],
    ['embedded', true, 'embedded_page'],
    ['embedded', false, 'embedded_page'],
    ['auto', true, 'embedded_page'],
    ['auto', false, 'hosted_page'],
  ] as const)('%s on a screen that is wide: %s', async (mode, isWide, page) => {
    expect((await openShop(mode, isWide)).current()).toBe(page);
  });

  it("is Stripe's own while the shop has not said", () => {
    expect(TestBed.inject(UiModeStore).current()).toBe('hosted_page');
  });

  it("is Stripe's own after the other did not open in this tab", async () => {
    const store = await openShop('embedded');
    TestBed.inject(EmbeddedSessionStore).giveUp();
    expect(store.current()).toBe('hosted_page');
  });

  it("is Stripe's own in a browser that keeps nothing", async () => {
    const store = await openShop('embedded');
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no storage', 'SecurityError');
    });
    expect(store.current()).toBe('hosted_page');
  });
});
