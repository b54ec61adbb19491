import { BUREAU, COMMITTEE, NOBODY, READERS, type Speaking, STATION, TRAIL } from './eyes.js';
import { WRITTEN_LIES, WRITTEN_TEXTS, writtenSight } from './written.js';

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
  ownContactNote: '密访辛七七一二',
  progressNote: '密程壬七七一三',
  plan: '密措辛七七一二',
  holderPlan: '密措壬七七一三',
  ...WRITTEN_TEXTS,
} as const;
export type Secret = keyof typeof SECRETS;
export const SECRET_NAMES = Object.keys(SECRETS) as Secret[];

/** Who may be shown a secret by a GET. Whoever is not named may not, whatever they ask for. */
export type Sight = Readonly<Record<Secret, readonly Speaking[]>>;

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
  ownContactNote: READERS,
  progressNote: READERS,
  plan: READERS,
  holderPlan: NOBODY,
  ...writtenSight(0),
};

/** Sent to the bureau, which has decided nothing: it has the snapshot of number, type, risk and one name. */
export const WITH_THE_BUREAU: Sight = {
  ...FOR_READERS,
  caseNumber: [...READERS, ...TRAIL, ...BUREAU],
  adultName: [...READERS, ...BUREAU],
};

/**
 * Refused by the bureau, taken by the committee. It holds the case and sees none of it: the snapshot of number, type, risk
 * and one name, and what it added itself.
 */
export const WITH_THE_COMMITTEE: Sight = {
  ...FOR_READERS,
  caseNumber: [...READERS, ...TRAIL, ...BUREAU, ...COMMITTEE],
  adultName: [...READERS, ...COMMITTEE],
  recipientNote: COMMITTEE,
  contactNote: COMMITTEE,
  ...writtenSight(1),
};

/** Taken back: the committee keeps sight of what it added itself, and of which case that was. */
export const TAKEN_BACK: Sight = {
  ...WITH_THE_COMMITTEE,
  adultName: READERS,
  holderPlan: READERS,
  ...writtenSight(2),
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
  ownContactNote: ['case_work.note', 'command_key.result'],
  progressNote: ['case_work.note', 'command_key.result'],
  plan: ['safety_plan.measures'],
  holderPlan: ['safety_plan.measures'],
  ...WRITTEN_LIES,
};
