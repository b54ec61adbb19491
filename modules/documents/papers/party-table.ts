import type { Content } from 'pdfmake/interfaces.js';
import { mm, ruledTable } from './typography.js';

/** A party as far as it was shared; what was not is null. */
export interface PaperParty {
  /** In words, such as 申请人. */
  readonly role: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly identityNumber: string | null;
  readonly address: string | null;
}

interface Column {
  readonly title: string;
  readonly width: number | '*';
  readonly of: (party: PaperParty) => string | null;
}

const OPTIONAL: readonly Column[] = [
  { title: '联系电话', width: mm(29), of: (party) => party.phone },
  { title: '证件号码', width: mm(44), of: (party) => party.identityNumber },
  { title: '住址', width: '*', of: (party) => party.address },
];

/** A column that no party fills is not printed: the letter does not even say that there would be something. */
export function partyTable(parties: readonly PaperParty[]): Content {
  const shared = OPTIONAL.filter((column) => parties.some((party) => column.of(party) !== null));
  const hasWide = shared.some((column) => column.width === '*');
  const columns: Column[] = [
    { title: '身份', width: mm(22), of: (party) => party.role },
    { title: '姓名（名称）', width: hasWide ? mm(32) : '*', of: (party) => party.name },
    ...shared,
  ];
  return ruledTable(
    columns.map((column) => column.width),
    [
      columns.map((column) => column.title),
      ...parties.map((party) => columns.map((column) => column.of(party) ?? '—')),
    ],
  );
}
