/**
 * Where the API is while Angular's dev server stands before it. That server takes `PORT` for its own, since it is what
 * the browser opens, so the API has a port of another name.
 *
 * @param {NodeJS.ProcessEnv} variables
 */
export function behindWeb(variables) {
  return {
    PORT: variables.API_PORT || '7000',
    WEB_URL: `http://localhost:${variables.PORT || 4200}`,
  };
}
