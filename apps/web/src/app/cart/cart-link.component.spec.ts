import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { aLine, shelf, shopConfig, storeCart } from '../../test-builders';
import { CartLinkComponent } from './cart-link.component';

@Component({ template: '' })
class PageComponent {}

describe('the way to the cart', () => {
  let fixture: ComponentFixture<CartLinkComponent>;
  let page: HTMLElement;

  beforeEach(() => {
    localStorage.clear();
    // jsdom has dialogs that do not open.
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        this.open = true;
      },
      close(this: HTMLDialogElement) {
        this.open = false;
        this.dispatchEvent(new Event('close'));
      },
    });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: PageComponent }]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
  });

  afterEach(() => Reflect.deleteProperty(window, 'matchMedia'));

  async function visit(path: string, isWide = true): Promise<void> {
    Object.assign(window, { matchMedia: () => ({ matches: isWide }) });
    await TestBed.inject(Router).navigateByUrl(path);
    fixture = TestBed.createComponent(CartLinkComponent);
    page = fixture.nativeElement;
    await fixture.whenStable();
  }
  /** What is opened is loaded when it is first needed; it asks the shop, which does not answer here by itself. */
  async function settle(): Promise<void> {
    for (let turns = 0; turns < 2; turns += 1) {
      fixture.detectChanges();
      await new Promise((resolve) => setTimeout(resolve));
    }
    fixture.detectChanges();
  }
  async function press(selector: string, init: MouseEventInit = {}): Promise<void> {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
    page.querySelector(selector)?.dispatchEvent(event);
    await settle();
  }
  const panel = () => page.querySelector('dialog');
  const url = () => TestBed.inject(Router).url;

  it('opens the cart over the page, with all that can be done there', async () => {
    storeCart([aLine()]);
    await visit('/');
    expect(panel()).toBeNull();
    await press('.cart-link');
    const http = TestBed.inject(HttpTestingController);
    http.expectOne('/api/products').flush({ currency: 'inr', products: shelf });
    http.expectOne('/api/config').flush(shopConfig);
    await settle();
    expect(panel()?.open).toBe(true);
    expect(panel()?.querySelector('.product-name')?.textContent).toContain('Moon Jar');
    expect(panel()?.querySelector('.checkout-button')?.textContent).toContain('Check out');
    expect(url()).toBe('/');
  });

  it('lets go of the panel when it is closed, and can open it again', async () => {
    await visit('/');
    await press('.cart-link');
    await press('.cart-panel-close');
    expect(panel()).toBeNull();
    await press('.cart-link');
    expect(panel()?.open).toBe(true);
  });

  it('closes the panel when another page is opened', async () => {
    await visit('/');
    await press('.cart-link');
    await TestBed.inject(Router).navigateByUrl('/products/moon-jar');
    await settle();
    expect(panel()).toBeNull();
  });

  it.each([
    ['on a narrow screen', '/', false],
    ['on a page around paying', '/checkout/canceled', true],
  ])('leads to the page of the cart %s', async (_where, path, isWide) => {
    await visit(path, isWide);
    await press('.cart-link');
    expect(panel()).toBeNull();
    expect(url()).toBe('/cart');
  });

  it('leaves a new tab to the browser', async () => {
    await visit('/');
    let isTaken: boolean | undefined;
    page.addEventListener('click', (event) => {
      isTaken = event.defaultPrevented;
      event.preventDefault();
    });
    await press('.cart-link', { ctrlKey: true });
    expect(isTaken).toBe(false);
    expect(panel()).toBeNull();
  });
});
