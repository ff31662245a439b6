/** How far this process is ahead of the machine's clock. Milliseconds. */
let ahead = 0;

const MachineDate = Date;
const machineNow = Date.now;
const now = (): number => machineNow() + ahead;
const machineElapsed = performance.now.bind(performance);

/** From now on `Date` and `performance` tell the time of the run. Timers keep to the machine's. */
export function installClock(): void {
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, args, as) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], as),
    get: (target, property) => (property === 'now' ? now : Reflect.get(target, property)),
  });
  performance.now = () => machineElapsed() + ahead;
}

/** @param ms ahead of the machine's clock */
export function setClock(ms: number): void {
  ahead = ms;
}
