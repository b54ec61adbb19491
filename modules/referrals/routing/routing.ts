import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow, Dispute, TypedDispute } from '../../cases/index.js';
import { Agencies, type Agency } from '../../identity/index.js';
import { laneFor } from '../domain/lane-of-case.js';
import { usualPurpose } from '../domain/purposes.js';
import { AgencyPolicies } from '../policy.js';
import type { CaseFacts } from '../verdict.js';
import { type Answers, factsOf, readAnswers } from './case-facts.store.js';
import type { Candidate, Situation, Suggestion } from './candidate.js';
import { checkChoice, type ChoiceReason, type ChoiceRecord } from './choice.js';
import { dutyAt } from './duty.js';
import { rank } from './rank.js';
import { type Background, backgroundOf, kindsOfType, loadsOf, noBackground } from './routing.store.js';
import { rulingsFor } from '../precedents/duty-rulings.store.js';
import { routingRulesInForce } from './routing-rules.store.js';
import { type RoutingRules, tradeOf } from './routing-rules.js';

/** The order of agencies, and which version of the rules made it. */
export interface Ranking {
  readonly rulesVersion: number;
  /** What the dispute was taken to be about; null when no trade was recognised. */
  readonly trade: string | null;
  readonly suggestions: readonly Suggestion[];
}

export interface SuggestionQuery {
  readonly senderAgencyId: string;
  /** What the case would be sent for; `usualPurpose` when left out. Who refused it for something else may be asked for this. */
  readonly purpose?: string;
  /** Somebody rules in the name of the centre: an agency that takes work from it only is reached directly. */
  readonly asCentre?: boolean;
  /** The trade of the dispute, where somebody knows it; otherwise it is guessed from the words of the case. */
  readonly trade?: string | null;
  /** By other rules than those in force, to see what they would do. */
  readonly rules?: RoutingRules;
}

/** Whose list it is. Where only the order matters, nothing is counted that has no part in it: work without a capacity. */
interface RankingQuery {
  readonly sender: Agency;
  readonly asCentre?: boolean;
  readonly trade?: string | null;
  readonly rules?: RoutingRules;
  readonly countsAll: boolean;
}

/** What is on record about a dispute beside the dispute itself; of one that is only being typed, what was typed. */
interface Known {
  readonly answers: Answers;
  readonly background: Background;
}

/** Who could take a case, best first, with every reason. Reads only; the ranking itself is `rank`, which is pure. */
@Injectable()
export class Routing {
  constructor(
    private readonly agencies: Agencies,
    private readonly policies: AgencyPolicies,
  ) {}

  /** @throws NotFound `agency_not_found` for the sender */
  async suggest(tx: Tx, theCase: CaseRow, query: SuggestionQuery): Promise<Ranking> {
    const { senderAgencyId, ...rest } = query;
    const sender = await this.agencies.get(tx, senderAgencyId);
    return this.ranking(tx, theCase, { sender, ...rest, countsAll: true });
  }

  /**
   * The check on sending: whoever hands a case to another agency than the first of the list says why.
   * @returns what to keep with the referral
   * @throws Refused `choice_reason_required` with the first agency
   */
  async checkChoice(
    tx: Tx,
    theCase: CaseRow,
    choice: {
      readonly sender: Agency;
      readonly purpose: string;
      readonly recipientAgencyId: string;
      readonly reason: ChoiceReason | null;
    },
  ): Promise<ChoiceRecord> {
    const { sender, purpose } = choice;
    const ranking = await this.ranking(tx, theCase, { sender, purpose, countsAll: false });
    return checkChoice(ranking, choice);
  }

  /** The list for a dispute that is only being typed, as it would be if it were registered now. */
  async suggestForTyped(
    tx: Tx,
    typed: TypedDispute,
    query: { readonly senderAgencyId: string; readonly trade?: string | null },
  ): Promise<Ranking> {
    const { answers, organisations } = typed;
    const sender = await this.agencies.get(tx, query.senderAgencyId);
    const known = { answers, background: noBackground(organisations) };
    return this.order(tx, typed, { known, sender, trade: query.trade ?? null, countsAll: true });
  }

  private async ranking(
    tx: Tx,
    theCase: CaseRow,
    { purpose = usualPurpose(theCase), ...query }: RankingQuery & { readonly purpose?: string },
  ): Promise<Ranking> {
    const background = await backgroundOf(tx, theCase, purpose);
    const answers = await readAnswers(tx, theCase.id);
    return this.order(tx, theCase, { known: { answers, background }, ...query });
  }

  private async order(
    tx: Tx,
    dispute: Dispute,
    { known, sender, asCentre = false, countsAll, ...query }: RankingQuery & { readonly known: Known },
  ): Promise<Ranking> {
    const inForce = await routingRulesInForce(tx);
    const rules = query.rules ?? inForce.rules;
    const { answers, background } = known;
    const trade =
      query.trade ??
      tradeOf([...background.organisations, dispute.placeText, dispute.narrative], rules.trades);
    const facts = factsOf(dispute, answers, { mode: null, trade });
    const situation = await this.situation(tx, dispute, { facts, sender, asCentre });
    const candidates = await this.candidates(tx, dispute, { situation, background, countsAll });
    return { rulesVersion: inForce.version, trade, suggestions: rank(candidates, situation, rules.weights) };
  }

  private async situation(
    tx: Tx,
    dispute: Dispute,
    {
      facts,
      sender,
      asCentre,
    }: { readonly facts: CaseFacts; readonly sender: Agency; readonly asCentre: boolean },
  ): Promise<Situation> {
    return {
      facts,
      ...(await kindsOfType(tx, dispute.typeCode)),
      senderAgencyId: sender.id,
      senderIsCentre: asCentre || this.policies.profileOf(sender).isCentre,
      lane: laneFor(dispute),
      conflictDeclared: facts.facts['conflict_of_interest'] === 'yes',
    };
  }

  private async candidates(
    tx: Tx,
    { areaPath }: Dispute,
    {
      situation,
      background,
      countsAll,
    }: { situation: Situation; background: Background; countsAll: boolean },
  ): Promise<readonly Candidate[]> {
    const agencies = await this.agencies.covering(tx, areaPath);
    const loads = await loadsOf(
      tx,
      agencies.filter(({ capacity }) => countsAll || capacity !== null).map(({ id }) => id),
    );
    const { tried, interested, organisations } = background;
    const at = await tx.now();
    const rulings = await rulingsFor(tx, { typeCode: situation.facts.typeCode, areaPath });
    return agencies.map((agency) => ({
      agency,
      profile: this.policies.profileOf(agency),
      kindLabel: this.policies.of(agency.kind)?.label ?? agency.kind,
      duty: dutyAt(agency.duty, at),
      open: loads.get(agency.id)?.open ?? 0,
      carried: loads.get(agency.id)?.carried ?? 0,
      tried: tried.get(agency.id) ?? null,
      conflict: conflictOf(agency, interested, organisations),
      rulings: rulings.filter(({ agencyId, namedAgencyId }) => [agencyId, namedAgencyId].includes(agency.id)),
      verdictIn: (mode) => this.policies.verdict(agency, { ...situation.facts, mode }),
    }));
  }
}

function conflictOf(
  agency: Agency,
  interested: ReadonlySet<string>,
  organisations: readonly string[],
): Candidate['conflict'] {
  if (interested.has(agency.id)) return 'said';
  return organisations.some((name) => squeezed(name) === squeezed(agency.name)) ? 'party' : null;
}

/** Names as people type them differ in spaces and brackets. */
function squeezed(name: string): string {
  return name.replace(/[\s()（）]/gu, '');
}
