// Stands in for Stripe.js: set before the shop's own scripts, `loadStripe` takes it as it is.
(() => {
  const origin = new URL(document.currentScript.src).origin;

  class IntegrationError extends Error {
    name = 'IntegrationError';
  }

  /** A frame of the emulator's and what it says, by the type of the message. */
  function openFrame(path, title, said) {
    const frame = document.createElement('iframe');
    frame.src = `${origin}${path}`;
    frame.title = title;
    frame.allow = 'payment';
    frame.setAttribute('width', '100%');
    frame.setAttribute('frameborder', '0');
    frame.style.display = 'block';
    const listen = (event) => {
      if (event.source !== frame.contentWindow || event.origin !== origin) return;
      const { type, height } = event.data ?? {};
      if (type === 'resize') frame.setAttribute('height', String(height));
      said[type]?.(event.data);
    };
    addEventListener('message', listen);
    return {
      frame,
      send: (message) => frame.contentWindow?.postMessage(message, origin),
      mount(target) {
        const place = typeof target === 'string' ? document.querySelector(target) : target;
        if (!place) throw new IntegrationError('There is no element to mount it in.');
        place.replaceChildren(frame);
      },
      close() {
        removeEventListener('message', listen);
        frame.remove();
      },
    };
  }

  function sessionIn(secret, caller) {
    if (/^cs_test_\w+_secret_\w+$/.test(secret ?? '')) return secret.split('_secret_')[0];
    throw new IntegrationError(`${caller} wants the client secret of a session.`);
  }

  async function createEmbeddedCheckoutPage(options) {
    const secret = await (options.fetchClientSecret?.() ?? options.clientSecret);
    const session = sessionIn(secret, 'createEmbeddedCheckoutPage');
    const page = openFrame(`/pay/${session}?secret=${secret}`, 'Checkout (Stripe emulator)', {
      complete({ url }) {
        if (options.onComplete) options.onComplete();
        else if (url) location.assign(url);
      },
    });
    page.frame.setAttribute('height', '760');
    return {
      mount: (target) => page.mount(target),
      unmount: () => page.frame.remove(),
      destroy: () => page.close(),
    };
  }

  /** The payment element: a frame with the fields, which alone knows the card. */
  function createElement(secret, { onChange }) {
    const handlers = new Map();
    const emit = (type, event = {}) => {
      for (const handler of handlers.get(type) ?? []) handler({ elementType: 'payment', ...event });
    };
    let page;
    let wake;
    const awake = new Promise((resolve) => (wake = resolve));
    let confirmed;
    let complete = false;
    const element = {
      mount(target) {
        void secret.then((text) => {
          const id = sessionIn(text, 'initCheckoutElementsSdk');
          page ??= openFrame(
            `/elements/${id}/payment?secret=${text}`,
            'Payment (Stripe emulator)',
            {
              ready() {
                wake();
                emit('ready');
              },
              change({ complete: filled, empty, value }) {
                complete = filled;
                emit('change', { complete: filled, empty, value, collapsed: false });
                onChange();
              },
              confirmed: ({ outcome }) => confirmed?.(outcome),
            },
          );
          page.mount(target);
        });
        return element;
      },
      unmount: () => page?.frame.remove(),
      destroy: () => page?.close(),
      update: () => element,
      collapse: () => element,
      on(type, handler) {
        handlers.set(type, [...(handlers.get(type) ?? []), handler]);
        return element;
      },
      once(type, handler) {
        const first = (event) => {
          element.off(type, first);
          handler(event);
        };
        return element.on(type, first);
      },
      off(type, handler) {
        const left = (handlers.get(type) ?? []).filter((other) => handler && other !== handler);
        handlers.set(type, left);
        return element;
      },
    };
    return {
      element,
      isComplete: () => complete,
      isMounted: () => Boolean(page?.frame.isConnected),
      async confirm(details) {
        await awake;
        return new Promise((resolve) => {
          confirmed = resolve;
          page.send({ type: 'confirm', details });
        });
      },
    };
  }

  /** Checkout with Elements. What it does beyond its element is fetched when it is asked for. */
  function initCheckoutElementsSdk({ clientSecret, defaultValues = {} }) {
    const secret = Promise.resolve(clientSecret);
    const listeners = [];
    let payment = null;
    let actions;
    const checkout = {
      secret,
      origin,
      defaultValues,
      openFrame,
      sessionIn,
      payment: () => payment,
      changed: (session) => listeners.forEach((listener) => listener(session)),
    };
    const load = async () => {
      const { loadActions } = await import(`${origin}/elements/actions.client.js`);
      return loadActions(checkout);
    };
    return {
      on(event, listener) {
        if (event === 'change') listeners.push(listener);
      },
      loadActions: () => (actions ??= load()),
      createPaymentElement() {
        if (payment) throw new IntegrationError('There is a payment element already.');
        const onChange = () => void actions?.then(({ refresh }) => refresh?.());
        payment = createElement(secret, { onChange });
        return payment.element;
      },
      getPaymentElement: () => payment?.element ?? null,
      createBillingAddressElement: notCovered('createBillingAddressElement'),
      createShippingAddressElement: notCovered('createShippingAddressElement'),
      createExpressCheckoutElement: notCovered('createExpressCheckoutElement'),
      createCurrencySelectorElement: notCovered('createCurrencySelectorElement'),
      createContactDetailsElement: notCovered('createContactDetailsElement'),
      createTaxIdElement: notCovered('createTaxIdElement'),
      getBillingAddressElement: () => null,
      getShippingAddressElement: () => null,
      getExpressCheckoutElement: () => null,
      getCurrencySelectorElement: () => null,
      getContactDetailsElement: () => null,
      getTaxIdElement: () => null,
      changeAppearance: () => undefined,
      loadFonts: () => undefined,
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
      initCheckoutElementsSdk,
      initCheckoutFormSdk: notCovered('initCheckoutFormSdk'),
      elements: notCovered('elements'),
      initCheckout: notCovered('initCheckout, which Stripe.js removed'),
      initEmbeddedCheckout: notCovered('initEmbeddedCheckout, which Stripe.js removed'),
      redirectToCheckout: notCovered('redirectToCheckout, which Stripe.js removed'),
      _registerWrapper() {
        return undefined;
      },
    };
  }

  window.Stripe = Object.assign(Stripe, { version: 'endive' });
})();
