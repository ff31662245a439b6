import { Component, computed, DOCUMENT, ElementRef, inject, LOCALE_ID } from '@angular/core';
import { Router } from '@angular/router';
import { choiceCookie, LOCALES, localePrefix, matchLocale } from '@till/shared-types';
import { CurrencyStore } from '../currency.store';
import { WrittenTextsStore } from '../written-texts.store';
import { LANGUAGE_NAMES } from './languages';

/** Language and currency by hand. A language is a link to the same page, so it needs no script. */
@Component({
  selector: 'till-choices',
  templateUrl: './choices.component.html',
  // Not on the links: Angular keeps the browser from following one whose listener has yet to come.
  host: { '(focusout)': 'closeBehind($event)', '(click)': 'remember($event)' },
})
export class ChoicesComponent {
  private readonly router = inject(Router);
  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly locale = matchLocale(inject(LOCALE_ID)) ?? LOCALES[0];
  private readonly written = inject(WrittenTextsStore);
  protected readonly currencies = inject(CurrencyStore);

  protected readonly texts = {
    open: $localize`:@@choices.open:Language and currency`,
    language: $localize`:@@choices.language:Language`,
    currency: $localize`:@@choices.currency:Currency`,
  };
  private readonly url = computed(() => {
    const url = this.router.lastSuccessfulNavigation()?.finalUrl?.toString() ?? '/';
    return url.replace(/#.*/, '');
  });
  protected readonly languages = computed(() =>
    LOCALES.map((locale) => ({
      locale,
      name: LANGUAGE_NAMES[locale],
      href: localePrefix(locale) + this.url(),
      isCurrent: locale === this.locale,
    })),
  );
  protected readonly language = LANGUAGE_NAMES[this.locale];

  /** Left open, it would cover what has the focus next. */
  protected closeBehind({ relatedTarget }: FocusEvent): void {
    if (!relatedTarget || this.host.contains(relatedTarget as Node)) return;
    this.host.querySelector<HTMLElement>('[popover]')?.hidePopover();
  }

  protected nameOf(currency: string): string {
    const names = () => new Intl.DisplayNames(this.locale, { type: 'currency' });
    return this.written.of(currency, () => names().of(currency.toUpperCase()) ?? currency);
  }

  protected remember({ target }: Event): void {
    const locale = matchLocale((target as HTMLElement).closest('a')?.hreflang);
    if (locale) this.document.cookie = choiceCookie('language', locale);
  }

  protected choose(select: HTMLSelectElement): void {
    this.currencies.choose(select.value);
  }
}
