/**
 * What of a case a recipient may be shown. The sender picks; the snapshot holds exactly what was picked, as it was then
 * (I7). Nothing here reaches the recipient of a police case beyond the least it needs (治安管理处罚法 138, R26).
 */
export const SNAPSHOT_FIELDS = [
  'number',
  'type',
  'risk',
  'narrative',
  'place',
  'amount',
  'headcount',
  'party_names',
  'party_phones',
  'party_addresses',
  'party_identity_numbers',
] as const;
export type SnapshotField = (typeof SNAPSHOT_FIELDS)[number];

/** Fields that tell who a person is: sharing them needs the person's consent or a legal basis (domain.md 6.1a). */
export const PERSONAL_FIELDS: ReadonlySet<SnapshotField> = new Set([
  'party_names',
  'party_phones',
  'party_addresses',
  'party_identity_numbers',
]);

/** Fields by which somebody is reached or identified: whoever only answers a holder's question needs none of them. */
type ReachingField = 'party_phones' | 'party_addresses' | 'party_identity_numbers';
export type QuestionField = Exclude<SnapshotField, ReachingField>;

/** What may go with a question that a holder asks, as far as they were shown it themselves (docs/adr/0043). */
export const QUESTION_FIELDS = [
  'number',
  'type',
  'risk',
  'narrative',
  'place',
  'amount',
  'headcount',
  'party_names',
] as const satisfies readonly QuestionField[];
