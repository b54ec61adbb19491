import type { Login } from '../../support/world.js';

/** What is planted: each text occurs in one field of the story and nowhere else in the product. */
export const SECRETS = {
  caseNumber: '',
  adultName: '欧阳秘甲',
  adultPhone: '13700417701',
  adultDocument: '510105199001010015',
  adultAddress: '草堂街道甘泉巷7701号',
  shelteredName: '上官秘乙',
  shelteredPhone: '13700417702',
  shelteredAddress: '草市街道隐巷7702号',
  minorName: '慕容秘丙',
  minorPhone: '13700417703',
  minorDocument: '51010520150101002X',
  minorAddress: '草堂街道幼苗巷7703号',
  narrative: '密情甲七七零四',
  place: '密地乙七七零五',
  amount: '987707706',
  senderNote: '密注丙七七零七',
  recipientNote: '密注丁七七零八',
  contactNote: '密谈戊七七零九',
  noticeReason: '密由己七七一零',
  fileName: '密卷庚七七一一',
  answer: '密答辛七七一二',
  request: '密请壬七七一三',
  attachedName: '密附癸七七一四',
  partRequest: '密分子七七一五',
  // As lists tell a type: the codes themselves stand in the taxonomy, which everybody reads.
  sharedType: '"typeCode":"0103"',
  latestType: '"typeCode":"0104"',
} as const;
export type Secret = keyof typeof SECRETS;
export const SECRET_NAMES = Object.keys(SECRETS) as Secret[];

/** Who speaks: the cast, the coordinator of the neighbouring street, and the grid below the committee. */
export type Speaking = Login | 'coordinator-elsewhere' | 'grid-intake';

/** Whoever reads the case as a whole, from its registration on. */
const STATION = ['officer', 'colleague', 'chief'] as const;
const AREA = ['coordinator', 'supervisor'] as const;
const READERS = [...STATION, ...AREA] as const;
const COMMITTEE = ['committee-intake', 'mediator', 'committee-head'] as const;
/** The trail names the case whose number an act is about. */
const TRAIL = ['auditor'] as const;
const BUREAU = ['civil-intake', 'civil-head'] as const;
const GRID = ['grid-intake'] as const;

/** Who may be shown a secret by a GET. Whoever is not named may not, whatever they ask for. */
export type Sight = Readonly<Record<Secret, readonly Speaking[]>>;

/** Nobody: it leaves the product only by a revelation, with a reason, which is a POST. */
const NOBODY: readonly Speaking[] = [];

/** The police text shows a grown-up party in full to who may read the case and holds party.reveal, on record. */
const FOR_READERS: Sight = {
  caseNumber: [...READERS, ...TRAIL],
  adultName: READERS,
  adultPhone: READERS,
  adultDocument: READERS,
  adultAddress: READERS,
  shelteredName: READERS,
  shelteredPhone: READERS,
  shelteredAddress: NOBODY,
  minorName: NOBODY,
  minorPhone: NOBODY,
  minorDocument: NOBODY,
  minorAddress: NOBODY,
  narrative: READERS,
  place: READERS,
  amount: READERS,
  senderNote: STATION,
  recipientNote: NOBODY,
  contactNote: NOBODY,
  noticeReason: READERS,
  fileName: READERS,
  answer: READERS,
  request: READERS,
  attachedName: READERS,
  partRequest: AREA,
  sharedType: READERS,
  latestType: READERS,
};

/**
 * Sent to the bureau, which has asked and decided nothing: it has the snapshot of number, type, risk and one name, what was
 * asked of it and what it was answered.
 */
export const WITH_THE_BUREAU: Sight = {
  ...FOR_READERS,
  caseNumber: [...READERS, ...TRAIL, ...BUREAU],
  adultName: [...READERS, ...BUREAU],
  answer: [...READERS, ...BUREAU],
  request: [...READERS, ...BUREAU],
  attachedName: NOBODY,
  partRequest: NOBODY,
  sharedType: [...READERS, ...BUREAU],
  latestType: NOBODY,
};

/**
 * Refused by the bureau, which keeps nothing of it, and of another type since; taken by the committee. It holds the case and sees
 * none of it: the snapshot of number, risk and one name, what was asked of it and attached for it, and what it added itself. The
 * grid below it has a part: of the station and its people it knows what the committee was shown, and the station knows nothing
 * of the grid.
 */
export const WITH_THE_COMMITTEE: Sight = {
  ...FOR_READERS,
  caseNumber: [...READERS, ...TRAIL, ...BUREAU, ...COMMITTEE, ...GRID],
  adultName: [...READERS, ...COMMITTEE, ...GRID],
  recipientNote: COMMITTEE,
  contactNote: COMMITTEE,
  request: [...READERS, ...COMMITTEE, ...GRID],
  attachedName: [...READERS, ...COMMITTEE],
  partRequest: [...AREA, ...COMMITTEE, ...GRID],
};

/** Consent is withdrawn: the two that work on it are shown nobody, no file and nothing that was said, and report. */
export const WITHOUT_CONSENT: Sight = {
  ...WITH_THE_COMMITTEE,
  adultName: READERS,
  recipientNote: NOBODY,
  contactNote: NOBODY,
  attachedName: READERS,
};

/** Taken back: the committee keeps sight of what it added itself, and of which case that was; the grid of the latter. */
export const TAKEN_BACK: Sight = {
  ...WITH_THE_COMMITTEE,
  adultName: READERS,
  request: READERS,
  attachedName: READERS,
  partRequest: AREA,
};

/** Whom a revelation may show a party, a protected address apart: that is told to whoever answers for the case. */
export const REVEALED_TO: readonly Speaking[] = READERS;
export const SHELTER_REVEALED_TO: readonly Speaking[] = STATION;

/**
 * Where a secret may lie open in the database, as `table.column`. Everything else that holds one is a leak: events, jobs,
 * the audit trail, messages on their way out.
 *
 * A command's kept result is the view its sender was shown, so it holds what a view of the case or the referral holds.
 */
export const AT_REST: Readonly<Record<Secret, readonly string[]>> = {
  caseNumber: ['dispute_case.number', 'command_key.result', 'audit_row.detail', 'domain_event.payload'],
  adultName: ['party.name'],
  adultPhone: [],
  adultDocument: [],
  adultAddress: [],
  shelteredName: ['party.name'],
  shelteredPhone: [],
  shelteredAddress: [],
  minorName: [],
  minorPhone: [],
  minorDocument: [],
  minorAddress: [],
  narrative: ['dispute_case.narrative', 'command_key.result'],
  place: ['dispute_case.place_text', 'command_key.result'],
  amount: ['dispute_case.amount_fen', 'command_key.result'],
  senderNote: ['referral_message.body', 'command_key.result'],
  recipientNote: ['referral_message.body', 'command_key.result'],
  contactNote: ['referral_contact.note', 'command_key.result'],
  // Typed for everybody who reads the case, and told on its timeline.
  noticeReason: ['other_ways_notice.reason', 'domain_event.payload'],
  fileName: ['stored_file.original_name', 'command_key.result'],
  answer: ['referral_message.body', 'domain_event.payload', 'command_key.result'],
  request: ['referral.request', 'referral.scope', 'domain_event.payload', 'command_key.result'],
  attachedName: ['stored_file.original_name', 'command_key.result'],
  partRequest: ['referral.request', 'domain_event.payload', 'command_key.result'],
  sharedType: [],
  latestType: [],
};
