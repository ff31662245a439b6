/**
 * Calls back when the page comes out of the back-forward cache: it is as it was left, whatever happened elsewhere since.
 * @returns ends this
 */
export function onRestored(window: Window | null, restored: () => void): () => void {
  const listener = ({ persisted }: PageTransitionEvent) => {
    if (persisted) restored();
  };
  window?.addEventListener('pageshow', listener);
  return () => window?.removeEventListener('pageshow', listener);
}
