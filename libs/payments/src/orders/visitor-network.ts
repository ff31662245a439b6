import { isIPv6 } from 'node:net';

/** Groups that a provider gives to one customer: who has one IPv6 address has 2^64 of them. */
const CUSTOMER_GROUPS = 4;
const GROUPS = 8;

/** What stands for a visitor in a count: the IPv4 address, or the network that an IPv6 address is in. */
export function visitorNetwork(address: string): string {
  const embedded = /^::ffff:(\d+(\.\d+){3})$/i.exec(address)?.[1];
  if (embedded) return embedded;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, GROUPS - first.length - last.length)).fill('0');
  return [...first, ...zeros, ...last]
    .slice(0, CUSTOMER_GROUPS)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
