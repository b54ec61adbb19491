import { AREA, BUREAU, COMMITTEE, NOBODY, READERS, type Speaking, STATION } from './eyes.js';

type Eyes = readonly Speaking[];

/** Something that somebody writes in the course of the story. */
interface Written {
  /** Who is shown it by a GET while the bureau has the case, while the committee holds it, and when it is taken back. */
  readonly seen: readonly [Eyes, Eyes, Eyes];
  /** Where it may lie open in the database, as `table.column`. */
  readonly lies: readonly string[];
}

/** A command's kept result: the view its sender was shown. */
const KEPT = 'command_key.result';
/** Typed for everybody who reads the case, and told on its timeline. */
const TOLD = 'domain_event.payload';

const always = (eyes: Eyes): Written['seen'] => [eyes, eyes, eyes];
const sinceTheCommittee = (eyes: Eyes): Written['seen'] => [NOBODY, eyes, eyes];
const onceBack = (eyes: Eyes): Written['seen'] => [NOBODY, NOBODY, eyes];

/** All of it; the text of each is made from its place here. */
export const WRITTEN = {
  // By the station on the case, before it is sent.
  sourceReference: { seen: always(READERS), lies: ['dispute_case.source_reference', KEPT] },
  consentEvidence: { seen: always(READERS), lies: ['party_consent.evidence', KEPT] },
  consentBasis: { seen: always(READERS), lies: ['party_consent.legal_basis', KEPT] },
  assignmentNote: { seen: always(READERS), lies: [TOLD] },
  visitNote: { seen: always(READERS), lies: ['visit_record.note'] },
  extensionReason: { seen: always(READERS), lies: ['case_extension.reason', TOLD] },
  extensionAnswer: { seen: always(READERS), lies: ['case_extension.decision_reason', TOLD] },
  fileContent: { seen: always(READERS), lies: [] },
  noticeWay: { seen: always(READERS), lies: ['other_ways_notice.ways', TOLD] },
  toldOfPlan: { seen: always(READERS), lies: ['safety_plan.told', TOLD] },
  revealReason: { seen: always(NOBODY), lies: ['audit_row.detail'] },
  // Between the station and the bureau, until the bureau decides.
  request: { seen: [[...READERS, ...BUREAU], READERS, READERS], lies: ['referral.request', KEPT, TOLD] },
  choiceText: { seen: always(READERS), lies: ['referral.choice', KEPT] },
  claimText: { seen: [[...READERS, ...BUREAU], READERS, READERS], lies: ['referral.scope', KEPT] },
  lawText: {
    seen: [[...STATION, ...BUREAU], STATION, STATION],
    lies: ['referral.share', 'referral_snapshot.legal_basis'],
  },
  intakeAnswer: { seen: [[...STATION, ...BUREAU], STATION, STATION], lies: [] },
  chaseNote: { seen: always(STATION), lies: ['referral_chase.note', KEPT] },
  question: { seen: always([...READERS, ...BUREAU]), lies: ['referral_message.body', KEPT, TOLD] },
  infoAnswer: {
    seen: [[...READERS, ...BUREAU], READERS, READERS],
    lies: ['referral_message.body', KEPT, TOLD],
  },
  // How the bureau gets rid of it.
  refusalText: { seen: sinceTheCommittee(READERS), lies: ['referral_refusal.body', KEPT, TOLD] },
  overruling: {
    seen: sinceTheCommittee([...READERS, ...BUREAU]),
    lies: ['referral_message.body', 'duty_ruling.body', KEPT, TOLD],
  },
  upholding: {
    seen: sinceTheCommittee([...READERS, ...BUREAU]),
    lies: ['referral_message.body', 'duty_ruling.body', KEPT, TOLD],
  },
  // By the committee and to it, on the referral.
  feedback: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['referral_message.body', KEPT, TOLD],
  },
  orderText: { seen: sinceTheCommittee([...READERS, ...COMMITTEE]), lies: ['supervision_order.text', KEPT] },
  orderDone: { seen: sinceTheCommittee([...READERS, ...COMMITTEE]), lies: ['supervision_round.done', KEPT] },
  orderRemains: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['supervision_round.remains', KEPT],
  },
  relayNote: { seen: sinceTheCommittee(COMMITTEE), lies: ['referral_message.body', KEPT] },
  approvalWish: { seen: sinceTheCommittee(COMMITTEE), lies: ['referral_message.body', KEPT] },
  approval: { seen: always(NOBODY), lies: ['referral_approval.reason'] },
  holdNote: { seen: sinceTheCommittee([...READERS, ...COMMITTEE]), lies: ['referral_hold.note', KEPT, TOLD] },
  holdPaper: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['referral_hold.document', KEPT, TOLD],
  },
  resumeNote: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['referral_hold.end_note', KEPT, TOLD],
  },
  moreTimeReason: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['referral_extension.reason', KEPT, TOLD],
  },
  moreTimeAnswer: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['referral_extension.decision_reason', KEPT, TOLD],
  },
  proposalReason: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['referral_message.body', 'reroute_proposal.reason', KEPT, TOLD],
  },
  proposalAnswer: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['referral_message.body', 'reroute_proposal.answer_note', KEPT, TOLD],
  },
  partRequest: { seen: [NOBODY, [...AREA, ...COMMITTEE], AREA], lies: ['referral.request', KEPT, TOLD] },
  heldQuestion: {
    seen: [NOBODY, [...AREA, ...COMMITTEE], AREA],
    lies: ['referral.request', 'referral.scope', KEPT, TOLD],
  },
  waiverReason: { seen: sinceTheCommittee(AREA), lies: ['referral.waiver_reason', TOLD] },
  outcomeSummary: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['referral_outcome.summary', KEPT, TOLD],
  },
  legalReason: { seen: always(NOBODY), lies: ['referral_outcome.legal_reason'] },
  returnNote: {
    seen: sinceTheCommittee([...READERS, ...COMMITTEE]),
    lies: ['referral_message.body', KEPT, TOLD],
  },
  // By the committee on the case that it holds; the station reads it when the case is back.
  holderEvidence: { seen: onceBack(READERS), lies: ['party_consent.evidence'] },
  holderPaper: { seen: onceBack(READERS), lies: [TOLD] },
  holderVisitNote: { seen: onceBack(READERS), lies: ['visit_record.note'] },
  holderRiskReason: { seen: onceBack(READERS), lies: [TOLD] },
  holderNoticeReason: { seen: onceBack(READERS), lies: ['other_ways_notice.reason', TOLD] },
  holderNoticeWay: { seen: onceBack(READERS), lies: ['other_ways_notice.ways', TOLD] },
  holderTold: { seen: onceBack(READERS), lies: ['safety_plan.told', TOLD] },
  // How it comes back.
  alarmNote: { seen: onceBack(READERS), lies: [TOLD] },
  recallNote: { seen: onceBack(READERS), lies: ['referral_message.body', KEPT, TOLD] },
  recallRefusal: {
    seen: onceBack([...READERS, ...COMMITTEE]),
    lies: ['referral_message.body', KEPT, TOLD],
  },
  handoverNote: { seen: onceBack([...READERS, ...COMMITTEE]), lies: ['referral_message.body', KEPT, TOLD] },
  // On the other case, at the station.
  laneReason: { seen: always(READERS), lies: [TOLD] },
  riskReason: { seen: always(READERS), lies: [TOLD] },
  settledFacts: { seen: always(READERS), lies: ['case_settlement.facts'] },
  agreedText: { seen: always(READERS), lies: ['case_ending.text', 'case_settlement.agreed_text', KEPT] },
  recordingNumber: { seen: always(READERS), lies: ['case_settlement.recording_number'] },
  oralRecord: { seen: always(READERS), lies: ['case_settlement.oral_agreement_record'] },
  reopenReason: { seen: always(READERS), lies: [KEPT, TOLD] },
  withdrawalReason: { seen: always(READERS), lies: [TOLD] },
  withdrawalReport: { seen: always(READERS), lies: ['withdrawal_report.summary'] },
  guardReason: { seen: always(READERS), lies: ['guard_override.reason', TOLD] },
  stopReason: { seen: always(READERS), lies: [TOLD] },
  legalStepNote: { seen: always(READERS), lies: ['legal_path_step.note', KEPT] },
  acceptancePaper: { seen: always(READERS), lies: [TOLD] },
  mergeReason: { seen: always(READERS), lies: ['case_link.cause', TOLD] },
  closeNote: { seen: always(READERS), lies: ['case_ending.text', 'dispute_case.closing_note', KEPT] },
  // On the referrals of the other case.
  submissionReason: { seen: always(READERS), lies: [TOLD] },
  exclusionReason: { seen: always(NOBODY), lies: [] },
  arbitration: { seen: always(READERS), lies: [TOLD] },
  confirmationNote: { seen: always(READERS), lies: [TOLD] },
  referralReopenNote: { seen: always(READERS), lies: [TOLD] },
  rerouteNote: { seen: always(READERS), lies: ['referral_message.body', KEPT, TOLD] },
  rerouteReason: { seen: always(READERS), lies: [TOLD] },
  errorNote: { seen: always(READERS), lies: [TOLD] },
  forcedRecallNote: { seen: always(READERS), lies: [TOLD] },
  holderWithdrawalReason: { seen: always(READERS), lies: [TOLD] },
  transferNote: { seen: always([...READERS, ...COMMITTEE]), lies: ['referral_message.body', KEPT] },
} satisfies Readonly<Record<string, Written>>;
export type WrittenName = keyof typeof WRITTEN;
export const WRITTEN_NAMES = Object.keys(WRITTEN) as WrittenName[];

/** A text of its own for each, none of them a part of another. */
export const WRITTEN_TEXTS = ofEach((_, place) => `密文${8801 + place}号`);
export const WRITTEN_LIES = ofEach((name): readonly string[] => WRITTEN[name].lies);

/** @param stage 0 while the bureau has the case, 1 while the committee holds it, 2 when it is taken back */
export function writtenSight(stage: 0 | 1 | 2): Record<WrittenName, Eyes> {
  return ofEach((name) => WRITTEN[name].seen[stage]);
}

function ofEach<Value>(valueOf: (name: WrittenName, place: number) => Value): Record<WrittenName, Value> {
  const entries = WRITTEN_NAMES.map((name, place) => [name, valueOf(name, place)]);
  return Object.fromEntries(entries) as Record<WrittenName, Value>;
}
