/**
 * The DOM that Angular renders with on the server is one bundled ES module with a default export. Jest loads
 * it as CommonJS, where an `.mjs` importer takes `module.exports` for the default.
 */
module.exports = {
  process: (source) => ({
    code: source.replace('export { index as default };', 'module.exports = index;'),
  }),
};
