const { createHash } = require('node:crypto');

// Browser files are imported as text, as esbuild bundles them. The package says that scripts are modules;
// whether Jest loads them so depends on the flags Node was started with.
module.exports = {
  process(text, _path, { supportsStaticESM: asModule }) {
    const value = JSON.stringify(text);
    return { code: asModule ? `export default ${value};` : `module.exports = ${value};` };
  },
  getCacheKey(text, path, { supportsStaticESM: asModule }) {
    return createHash('sha256').update(`${text}\0${path}\0${asModule}\0default`).digest('hex');
  },
};
