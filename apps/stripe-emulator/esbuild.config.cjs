module.exports = {
  sourcemap: true,
  keepNames: true,
  outExtension: { '.js': '.js' },
  loader: { '.css': 'text', '.client.js': 'text' },
};
