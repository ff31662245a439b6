import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { shelf, shopConfig } from '../../test-builders';
import { CartStore } from '../cart/cart.store';
import { CatalogComponent } from './catalog.component';

describe('the catalogue', () => {
  let fixture: ComponentFixture<CatalogComponent>;
  let http: HttpTestingController;
  let page: HTMLElement;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '', children: [] }]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(CatalogComponent);
    page = fixture.nativeElement;
    fixture.detectChanges();
  });

  async function answer(products = shelf): Promise<void> {
    http.match('/api/config').forEach((call) => call.flush(shopConfig));
    http.expectOne('/api/products').flush({ currency: 'inr', products });
    await fixture.whenStable();
  }
  const names = () =>
    [...page.querySelectorAll('.product-name')].map((name) => name.textContent?.trim());

  it('keeps the room of the cards while they are fetched', async () => {
    expect(page.querySelectorAll('.product-picture.skeleton').length).toBeGreaterThan(0);
    await answer();
    expect(page.querySelector('.skeleton')).toBeNull();
  });

  it('shows every product with its price, and a link for each category', async () => {
    await answer();
    expect(names()).toEqual(['Moon Jar', 'Assam', 'Ladle']);
    expect(page.querySelector('.price')?.textContent).toBe('₹1,290.00');
    expect([...page.querySelectorAll('.filter')].map((link) => link.getAttribute('href'))).toEqual([
      '/',
      '/?category=Stoneware',
      '/?category=Tea',
      '/?category=Kitchen',
    ]);
  });

  it('shows one category, as the address says', async () => {
    fixture.componentRef.setInput('category', 'Tea');
    await answer();
    expect(names()).toEqual(['Assam']);
    expect(page.querySelector('[aria-current]')?.textContent?.trim()).toBe('Tea');
  });

  it('has in the address what is in the field, letter by letter, and the space after a word in the field', async () => {
    await answer();
    const router = TestBed.inject(Router);
    const field = page.querySelector<HTMLInputElement>('.field');
    for (const [typed, address] of [
      ['Tea p', '/?q=Tea%20p'],
      ['Tea ', '/?q=Tea'],
      ['', '/'],
    ] as const) {
      if (field) field.value = typed;
      field?.dispatchEvent(new Event('input'));
      await fixture.whenStable();
      expect(router.url).toBe(address);
      fixture.componentRef.setInput('q', router.parseUrl(address).queryParams['q']);
      await fixture.whenStable();
      expect(field?.value).toBe(typed);
    }
  });

  it('leads out of a category that is empty', async () => {
    fixture.componentRef.setInput('category', 'Nothing');
    await answer();
    expect(page.querySelector('.notice h2')?.textContent).toBe('Nothing here just now');
  });

  it('fetches the pictures of the first row at once and the others when they are near', async () => {
    await answer([...shelf, ...shelf.map((product) => ({ ...product, id: `${product.id}-2` }))]);
    const loading = [...page.querySelectorAll('img')].map((image) => image.getAttribute('loading'));
    expect(loading).toEqual(['eager', 'eager', 'eager', 'eager', 'lazy', 'lazy']);
  });

  it('puts a product into the cart, but not one that is sold out', async () => {
    await answer();
    const buttons = [...page.querySelectorAll<HTMLButtonElement>('.quick-add')];
    expect(buttons.map((button) => button.textContent?.trim())).toEqual([
      'Add Moon Jar to cart',
      'Add Assam to cart',
    ]);
    buttons[0]?.click();
    expect(TestBed.inject(CartStore).count()).toBe(1);
    expect(page.textContent).toContain('Sold out');
  });

  it('says so when the shop cannot be reached, and tries again', async () => {
    http.expectOne('/api/config').error(new ProgressEvent('error'));
    http.expectOne('/api/products').error(new ProgressEvent('error'));
    await fixture.whenStable();
    expect(page.querySelector('[role=alert] h2')?.textContent).toBe('The shelves did not load');
    page.querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    fixture.detectChanges();
    await answer();
    expect(names()).toHaveLength(3);
  });
});
