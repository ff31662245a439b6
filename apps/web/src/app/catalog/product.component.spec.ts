import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Meta, Title } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import type { Product } from '@till/shared-types';
import { aProblem, aProduct, shopConfig } from '../../test-builders';
import { CartStore } from '../cart/cart.store';
import { PageHeadStore } from '../page-head.store';
import { ChosenProductStore } from './chosen-product.store';
import { ProductComponent } from './product.component';

describe('a product page', () => {
  let fixture: ComponentFixture<ProductComponent>;
  let http: HttpTestingController;
  let page: HTMLElement;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
  });

  function open(): void {
    fixture = TestBed.createComponent(ProductComponent);
    page = fixture.nativeElement;
    fixture.componentRef.setInput('id', 'moon-jar');
    fixture.detectChanges();
    http.expectOne('/api/config').flush(shopConfig);
  }
  async function answer(product: Product): Promise<void> {
    http.expectOne('/api/products/moon-jar').flush(product);
    await fixture.whenStable();
  }
  const heading = () => page.querySelector('h1')?.textContent;

  it('shows the product and takes its name and description into the head', async () => {
    const head = TestBed.inject(PageHeadStore);
    for (const url of ['/', '/products/moon-jar']) head.open({ url, description: 'A shop' });
    open();
    await answer(aProduct());
    expect(heading()).toBe('Moon Jar');
    expect(page.querySelector('.price')?.textContent).toBe('₹1,290.00');
    expect(TestBed.inject(Title).getTitle()).toMatch(/^Moon Jar · /);
    await new Promise((written) => setTimeout(written));
    expect(TestBed.inject(Meta).getTag('name="description"')?.content).toContain('two halves');
  });

  it('puts the chosen quantity into the cart and says how many are in it', async () => {
    open();
    await answer(aProduct());
    const [, more, add] = [...page.querySelectorAll<HTMLButtonElement>('.add-to-cart button')];
    more?.click();
    await fixture.whenStable();
    add?.click();
    await fixture.whenStable();
    expect(TestBed.inject(CartStore).lines()[0]?.quantity).toBe(2);
    expect(page.querySelector('.in-cart')?.textContent).toContain('2 in your cart');
  });

  it('shows what the list knew already while it asks', () => {
    TestBed.inject(ChosenProductStore).product.set(aProduct());
    open();
    expect(heading()).toBe('Moon Jar');
  });

  it('offers no button for what is sold out', async () => {
    open();
    await answer(aProduct({ availability: 'sold_out' }));
    expect(page.querySelector('.add-to-cart')).toBeNull();
    expect(page.textContent).toContain('Sold out for now');
  });

  it('says when there is no such product', async () => {
    open();
    http
      .expectOne('/api/products/moon-jar')
      .flush(aProblem('product_not_found'), { status: 404, statusText: 'Not Found' });
    await fixture.whenStable();
    expect(heading()).toBe('We do not have this.');
  });
});
