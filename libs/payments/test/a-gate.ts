/** Something to wait for until a test lets it go on. */
export function aGate(): { open(): void; readonly opened: Promise<void> } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
}
