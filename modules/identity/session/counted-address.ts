import { isIPv6 } from 'node:net';

const V4_IN_V6 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;
const GROUPS = 8;
/** Whoever has one address of a /64 has all of it. */
const COUNTED_GROUPS = 4;

/** The name under which failures from an address are counted together; `unknown` where none is known. */
export function countedAddress(ip: string | null): string {
  if (ip === null) return 'unknown';
  const v4 = V4_IN_V6.exec(ip)?.[1];
  if (v4 !== undefined) return v4;
  return isIPv6(ip) ? `${prefixOf(ip)}::/64` : ip;
}

function prefixOf(ip: string): string {
  const [address = ''] = ip.split('%');
  const [head = '', tail] = address.split('::');
  const left = groupsOf(head);
  const right = groupsOf(tail ?? '');
  const zeros = Array<string>(tail === undefined ? 0 : GROUPS - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, COUNTED_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
