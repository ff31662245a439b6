// What a shop's page may do with its session, for `loadActions` of the emulator's Stripe.js.

/** @param checkout what `initCheckoutElementsSdk` holds */
export async function loadActions(checkout) {
  const secret = await checkout.secret;
  const id = checkout.sessionIn(secret, 'initCheckoutElementsSdk');
  const address = `${checkout.origin}/elements/${id}?secret=${secret}`;
  const { email, phoneNumber, billingAddress, shippingAddress } = checkout.defaultValues;
  /** What only this page knows, until it is sent along with the payment. */
  const known = { email, phoneNumber, billingAddress, shippingAddress };
  let session;

  const ask = async (change) => {
    const body = change && new URLSearchParams(change);
    const response = await fetch(address, { method: body ? 'POST' : 'GET', body });
    const answer = await response.json();
    if (answer.error) return answer;
    session = answer.session;
    return {};
  };
  /** The session with what this page knows on top. */
  const current = () => {
    const own = Object.entries(known).filter(([, value]) => value !== undefined);
    const shown = { ...session, ...Object.fromEntries(own) };
    const open = session.status.type === 'open';
    const ready = checkout.payment()?.isComplete() || session.total.total.minorUnitsAmount === 0;
    return { ...shown, canConfirm: Boolean(open && shown.email && ready) };
  };
  const success = () => {
    checkout.changed(current());
    return { type: 'success', session: current() };
  };
  const failure = (error) => ({ type: 'error', error: { code: null, ...error } });
  const change = async (form, codes = {}) => {
    const { error } = await ask(form);
    return error ? failure({ ...error, code: codes[error.code] ?? null }) : success();
  };
  const know = async (part) => {
    Object.assign(known, part);
    return success();
  };

  const opened = await ask();
  if (opened.error) return failure(opened.error);

  const actions = {
    getSession: current,
    applyPromotionCode: (code) =>
      change(
        { action: 'code', code },
        { code_invalid: 'invalidCode', order_too_small: 'promotionCodeAmountInsufficient' },
      ),
    removePromotionCode: () => change({ action: 'remove_code' }),
    updateLineItemQuantity: ({ lineItem, quantity }) =>
      change({ action: 'quantity', line: lineItem, quantity }),
    updateShippingOption: (rate) => change({ action: 'shipping', rate }),
    async updateEmail(text) {
      if (text === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return know({ email: text });
      return failure({ message: 'Your email address is invalid.', code: 'invalidEmail' });
    },
    updatePhoneNumber: (text) => know({ phoneNumber: text }),
    updateBillingAddress: (contact) => know({ billingAddress: contact }),
    updateShippingAddress: (contact) => know({ shippingAddress: contact }),
    updateTaxIdInfo: (info) => know({ taxIdInfo: info }),
    async runServerUpdate(update) {
      await update();
      return change();
    },
    async validateElements() {
      if (checkout.payment()?.isComplete()) return success();
      return failure({
        message: 'The payment element is not complete.',
        code: checkout.payment() ? 'validation_error' : 'no_elements',
        validation_errors: [],
      });
    },
    async confirm(options = {}) {
      const payment = checkout.payment();
      if (!payment?.isMounted()) return failure({ message: 'There is no payment element.' });
      const outcome = await payment.confirm(
        detailsFrom({ ...known, ...options }, session, options),
      );
      return conclude(outcome, options);
    },
  };

  async function conclude(outcome, { redirect = 'always', returnUrl }) {
    if (outcome.type === 'invalid') return failure({ message: Object.values(outcome.errors)[0] });
    if (outcome.type === 'action' && !outcome.inDialog) return leaveFor(outcome.url);
    if (outcome.type === 'action') await showChallenge(checkout, outcome.url);
    await ask();
    if (outcome.type === 'refused') return paymentFailed(outcome.message, outcome.declineCode);
    if (session.status.type !== 'complete') {
      return paymentFailed(session.lastPaymentError?.message ?? 'The payment was given up.', null);
    }
    const onward = outcome.onward ?? returnUrl;
    return redirect === 'always' && onward ? leaveFor(onward) : success();
  }

  function paymentFailed(message, declineCode) {
    checkout.changed(current());
    return failure({ message, code: 'paymentFailed', paymentFailed: { declineCode } });
  }

  return { type: 'success', actions, refresh: () => checkout.changed(current()) };
}

/** The names that the payment page's own form uses. */
function detailsFrom(known, session, { returnUrl }) {
  const { billingAddress, shippingAddress, taxIdInfo } = known;
  const details = {
    email: known.email ?? session.email,
    phone: known.phoneNumber,
    name: billingAddress?.name ?? shippingAddress?.name,
    country: billingAddress?.address.country,
    return_url: returnUrl,
    shipping_name: shippingAddress?.name,
    ...parts('billing', billingAddress?.address),
    ...parts('shipping', shippingAddress?.address),
    business_name: taxIdInfo?.businessName,
    tax_id: taxIdInfo?.taxId.value,
    tax_id_type: taxIdInfo?.taxId.type,
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value));
}

function parts(prefix, address = {}) {
  return Object.fromEntries(
    Object.entries(address).map(([name, value]) => [`${prefix}_${name}`, value]),
  );
}

/** The shop's page is being left: what waits for this waits as long as it stands. */
function leaveFor(url) {
  location.assign(url);
  return new Promise(() => undefined);
}

/** Shows the bank's question over the shop's page until it is answered or given up. */
function showChallenge({ openFrame, origin }, url) {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    const end = () => {
      page.close();
      dialog.remove();
      resolve();
    };
    const path = url.startsWith(origin) ? url.slice(origin.length) : new URL(url).pathname;
    const page = openFrame(path, '3-D Secure (Stripe emulator)', { challenge_over: end });
    dialog.setAttribute('aria-label', '3-D Secure');
    Object.assign(dialog.style, {
      width: 'min(26rem, 94vw)',
      padding: '0',
      border: '0',
      borderRadius: '1rem',
    });
    page.mount(dialog);
    dialog.addEventListener('close', end);
    document.body.append(dialog);
    dialog.showModal();
  });
}
