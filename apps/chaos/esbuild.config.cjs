module.exports = { sourcemap: true, keepNames: true, outExtension: { '.js': '.js' } };
