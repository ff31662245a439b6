import { languageFor } from './language';

describe('the language of a page', () => {
  it.each([
    ['de', 'ja', 'de', 'de'],
    ['auto', 'de-CH,de;q=0.9,en;q=0.8', 'de', 'de-CH'],
    [null, 'fr;q=0.9, hi-IN;q=0.4, ja;q=0.5', 'ja', 'ja'],
    [null, 'hi', 'hi', 'hi'],
    [null, 'ar-EG', 'ar', 'ar-EG'],
    [null, undefined, 'en', 'en'],
    [null, '*, x;q=a, de-de-de, en-GB', 'en', 'en-GB'],
    ['fr', 'de', 'en', 'fr'],
    ['no such language', 'de', 'de', 'de'],
  ])('asked for as %s by a browser that accepts %s is %s, its amounts %s', (...row) => {
    const [locale, accepted, code, amounts] = row;
    expect(languageFor(locale, accepted)).toMatchObject({ code, locale: amounts });
  });

  it('runs from right to left in Arabic alone', () => {
    const directions = ['en', 'de', 'hi', 'ja', 'ar'].map(
      (code) => languageFor(code, '').direction,
    );
    expect(directions).toEqual(['ltr', 'ltr', 'ltr', 'ltr', 'rtl']);
  });
});
