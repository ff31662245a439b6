/** The API as `schema/derive.mjs` wrote it. */
declare module '*/dist/api.json' {
  const description: unknown;
  export default description;
}

/** What browsers get is bundled as text. */
declare module '*.css' {
  const text: string;
  export default text;
}

declare module '*.client.js' {
  const text: string;
  export default text;
}
