import type { Views } from '../api/client';
import { REGISTERING } from '../texts/registering';
import { type Community, communityNamed } from './communities';
import type { Proposal } from './read-line';
import { readAccount } from './reading';
import type { Written } from './registration';

/** What the account and the server's words propose for fields that are still empty. */
export function proposalsOf(
  typed: Written,
  types: readonly Views['TypeProposalView'][],
  communities: readonly Community[],
): readonly Proposal[] {
  const { phone, place, amountYuan } = readAccount(typed.narrative);
  const proposals: Proposal[] = [];
  const propose = (field: Proposal['field'], what: string, value: string | null, words = value): void => {
    if (value !== null && words !== null && typed[field].trim() === '')
      proposals.push({ field, what, value, words });
  };
  propose('applicantPhone', REGISTERING.applicantPhone, phone);
  propose('where', REGISTERING.where, place);
  const community = communityNamed([typed.where, typed.narrative], communities);
  propose('areaCode', REGISTERING.community, community?.code ?? null, community?.name);
  propose('amountYuan', REGISTERING.amountRead, amountYuan);
  const [likeliest, ...others] = types;
  for (const { code, name } of likeliest === undefined ? [] : [likeliest, ...others])
    propose('typeCode', REGISTERING.type, code, name);
  return proposals;
}

/** Sets what was confirmed; of several types the likeliest. */
export function used(proposals: readonly Proposal[]): Partial<Written> {
  return Object.fromEntries([...proposals].reverse().map(({ field, value }) => [field, value]));
}

/** What is asked the server about: a place that was read counts for it before it is confirmed, a person does not. */
export function assumed(typed: Written): Written {
  const { place } = readAccount(typed.narrative);
  return typed.where.trim() === '' && place !== null ? { ...typed, where: place } : typed;
}
