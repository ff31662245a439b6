/** Tells the shop's page around this one. The emulator's Stripe.js listens there. */
export function tell(message) {
  if (parent !== window) parent.postMessage({ source: 'stripe-emulator', ...message }, '*');
}

if (parent !== window) {
  const done = document.querySelector('[data-complete]');
  if (done) tell({ type: 'complete', url: done.dataset.complete });
  if (document.querySelector('[data-challenge-over]')) tell({ type: 'challenge_over' });
  new ResizeObserver(() => {
    tell({ type: 'resize', height: document.documentElement.offsetHeight });
  }).observe(document.documentElement);
}
