import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aProblem } from '../../test-builders';
import { FindOrderComponent } from './find-order.component';

const URL = '/api/orders/lookup';

describe('the page that finds an order', () => {
  let fixture: ComponentFixture<FindOrderComponent>;
  let http: HttpTestingController;
  let page: HTMLElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(FindOrderComponent);
    page = fixture.nativeElement;
    document.body.append(page);
    await fixture.whenStable();
  });

  afterEach(() => {
    page.remove();
    http.verify();
  });

  const heading = () => page.querySelector('h1')?.textContent;
  const field = (name: string) => page.querySelector(`[name=${name}]`) as HTMLInputElement;
  async function ask(number: string, email: string): Promise<void> {
    field('number').value = number;
    field('email').value = email;
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
  }

  it('asks for the link and says the same whatever there is', async () => {
    await ask(' 7q3k 9mzt ', 'asha@example.com');
    const call = http.expectOne(URL);
    expect(call.request.body).toEqual({ number: '7q3k 9mzt', email: 'asha@example.com' });
    call.flush({ accepted: true }, { status: 202, statusText: 'Accepted' });
    await fixture.whenStable();
    expect(heading()).toBe('Have a look at your mail');
    expect(page.textContent).toContain('If there is an order with this number and address');
    expect(document.activeElement).toBe(page.querySelector('h1'));
  });

  it('sends once, however often the button is pressed', async () => {
    await ask('7Q3K-9MZT', 'asha@example.com');
    await ask('7Q3K-9MZT', 'asha@example.com');
    http.expectOne(URL);
  });

  it.each([
    ['', 'asha@example.com', 'number', 'The order number is missing.'],
    ['7Q3K-9MZT', 'asha', 'email', 'This does not look like an e-mail address.'],
    ['7Q3K-9MZT', '', 'email', 'This does not look like an e-mail address.'],
  ])('says what is wrong with %p and %p, where it is', async (number, email, name, fault) => {
    await ask(number, email);
    const wrong = field(name);
    expect(document.activeElement).toBe(wrong);
    expect(wrong.getAttribute('aria-invalid')).toBe('true');
    const note = page.querySelector(`#${wrong.getAttribute('aria-describedby')}`);
    expect(note?.textContent?.trim()).toBe(fault);
  });

  it.each([
    [429, 'Wait ten minutes'],
    [503, 'cannot be reached'],
  ])('keeps what was typed when the shop answers %d', async (status, words) => {
    await ask('7Q3K-9MZT', 'asha@example.com');
    const body = aProblem(status === 429 ? 'rate_limited' : 'database_unavailable');
    http.expectOne(URL).flush(body, { status, statusText: 'No' });
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain(words);
    expect(field('number').value).toBe('7Q3K-9MZT');
  });
});
