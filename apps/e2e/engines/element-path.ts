/** XPath, which both drivers speak, to the first link or button that begins by saying this. */
export const saying = (text: string) =>
  `//*[self::a or self::button][starts-with(normalize-space(), ${JSON.stringify(text)})]`;

/** To a field by its name. */
export const named = (field: string) => `//*[@name=${JSON.stringify(field)}]`;
