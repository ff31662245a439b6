// Stands in for Stripe.js: set before the shop's own scripts, `loadStripe` takes it as it is.
(() => {
  const origin = new URL(document.currentScript.src).origin;

  class IntegrationError extends Error {
    name = 'IntegrationError';
  }

  async function createEmbeddedCheckoutPage(options) {
    const secret = await (options.fetchClientSecret?.() ?? options.clientSecret);
    if (!/^cs_test_\w+_secret_\w+$/.test(secret ?? '')) {
      throw new IntegrationError(
        'createEmbeddedCheckoutPage wants the client secret of a session.',
      );
    }
    const frame = document.createElement('iframe');
    frame.src = `${origin}/pay/${secret.split('_secret_')[0]}?secret=${secret}`;
    frame.title = 'Checkout (Stripe emulator)';
    frame.allow = 'payment';
    frame.setAttribute('width', '100%');
    frame.setAttribute('height', '760');
    frame.setAttribute('frameborder', '0');

    const listen = (event) => {
      if (event.source !== frame.contentWindow || event.origin !== origin) return;
      const { type, height, url } = event.data ?? {};
      if (type === 'resize') frame.setAttribute('height', String(height));
      if (type === 'complete' && options.onComplete) options.onComplete();
      else if (type === 'complete' && url) location.assign(url);
    };
    addEventListener('message', listen);

    return {
      mount(target) {
        const place = typeof target === 'string' ? document.querySelector(target) : target;
        if (!place) throw new IntegrationError('There is no element to mount the checkout in.');
        place.replaceChildren(frame);
      },
      unmount() {
        frame.remove();
      },
      destroy() {
        removeEventListener('message', listen);
        frame.remove();
      },
    };
  }

  function notCovered(name) {
    return () => {
      throw new IntegrationError(`The Stripe emulator does not cover ${name}.`);
    };
  }

  function Stripe(key) {
    if (!/^pk_test_\w+$/.test(key)) {
      throw new IntegrationError('The Stripe emulator wants a key that starts with pk_test_.');
    }
    return {
      createEmbeddedCheckoutPage,
      initCheckoutElementsSdk: notCovered('initCheckoutElementsSdk'),
      elements: notCovered('elements'),
      initEmbeddedCheckout: notCovered('initEmbeddedCheckout, which Stripe.js removed'),
      redirectToCheckout: notCovered('redirectToCheckout, which Stripe.js removed'),
      _registerWrapper() {
        return undefined;
      },
    };
  }

  window.Stripe = Object.assign(Stripe, { version: 'endive' });
})();
