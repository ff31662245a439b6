/**
 * The script that a page begins with: it lets the browser paint what is there to see before it asks for what makes it
 * alive. A page that nobody looks at paints nothing. Of a script that does not come the browser tells by itself, and every
 * browser calls it a module then; what goes wrong inside it is told. The address is a whole one, since Safari takes one
 * that is not from the page's own address instead of its base.
 *
 * @param {string} language the statement that says which it is
 * @param {string} shop the script's name
 */
export function startScript(language, shop) {
  const come = `()=>import(document.baseURI+"${shop}").catch(e=>{if(!/module/.test(e.message))throw e})`;
  return `${language}{let c=${come};document.hidden?c():requestAnimationFrame(()=>requestAnimationFrame(c))}`;
}
