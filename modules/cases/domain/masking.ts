/** Surnames of two characters; whoever bears one that is missing here is shown by its first character. */
const DOUBLE_SURNAMES: ReadonlySet<string> = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '令狐',
  '慕容',
  '司徒',
  '夏侯',
  '长孙',
  '宇文',
  '端木',
  '南宫',
]);

const HIDDEN_MINOR = '未成年人';

/** Stands in place of the name of whoever left none, such as the caller of an imported call. */
export const UNNAMED = '（未留姓名）';

/** 刘某; an organisation keeps its name, a minor has none (未成年人保护法 103), and who left none has nothing to hide. */
export function maskName(party: {
  readonly name: string;
  readonly kind: 'person' | 'organisation';
  readonly isMinor: boolean;
}): string {
  if (party.isMinor) return HIDDEN_MINOR;
  if (party.kind === 'organisation' || party.name === UNNAMED) return party.name;
  const isDouble = party.name.length > 2 && DOUBLE_SURNAMES.has(party.name.slice(0, 2));
  return `${[...party.name].slice(0, isDouble ? 2 : 1).join('')}某`;
}

/** 199****0001: the first three and the last four of a mobile number; of any other the last two. */
export function maskPhone(phone: string): string {
  return /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;
}

/** The first three and the last four characters; no birth date. */
export function maskDocument(number: string): string {
  return number.length < 10
    ? '****'
    : `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`;
}

/** Down to the street: everything from the first digit on is left out. */
export function maskAddress(address: string): string {
  const open = /^[^\d一二三四五六七八九十]{0,12}/.exec(address)?.[0] ?? '';
  return `${open}***`;
}
