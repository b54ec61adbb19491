import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import { Agencies, type Agency } from '../../identity/index.js';
import { laneFor } from '../domain/lane-of-case.js';
import { usualPurpose } from '../domain/purposes.js';
import { AgencyPolicies } from '../policy.js';
import { readCaseFacts } from './case-facts.store.js';
import type { Candidate, Situation, Suggestion } from './candidate.js';
import { checkChoice, type ChoiceReason, type ChoiceRecord } from './choice.js';
import { dutyAt } from './duty.js';
import { rank } from './rank.js';
import { type Background, backgroundOf, kindsOfType, loadsOf } from './routing.store.js';
import { routingRulesInForce } from './routing-rules.store.js';
import { tradeOf } from './routing-rules.js';

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
}

/** Whose list it is. Where only the order matters, nothing is counted that has no part in it: work without a capacity. */
interface RankingQuery {
  readonly sender: Agency;
  readonly purpose?: string;
  readonly asCentre?: boolean;
  readonly trade?: string | null;
  readonly countsAll: boolean;
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

  private async ranking(
    tx: Tx,
    theCase: CaseRow,
    { sender, purpose = usualPurpose(theCase), asCentre = false, countsAll, ...query }: RankingQuery,
  ): Promise<Ranking> {
    const { version, rules } = await routingRulesInForce(tx);
    const background = await backgroundOf(tx, theCase, purpose);
    const trade =
      query.trade ??
      tradeOf([...background.organisations, theCase.placeText, theCase.narrative], rules.trades);
    const situation = await this.situation(tx, theCase, { sender, asCentre, trade });
    const candidates = await this.candidates(tx, theCase, { situation, background, countsAll });
    return { rulesVersion: version, trade, suggestions: rank(candidates, situation, rules.weights) };
  }

  private async situation(
    tx: Tx,
    theCase: CaseRow,
    {
      sender,
      asCentre,
      trade,
    }: { readonly sender: Agency; readonly asCentre: boolean; readonly trade: string | null },
  ): Promise<Situation> {
    const facts = await readCaseFacts(tx, theCase, { mode: null, trade });
    return {
      facts,
      ...(await kindsOfType(tx, theCase.typeCode)),
      senderAgencyId: sender.id,
      senderIsCentre: asCentre || this.policies.profileOf(sender).isCentre,
      lane: laneFor(theCase),
      conflictDeclared: facts.facts['conflict_of_interest'] === 'yes',
    };
  }

  private async candidates(
    tx: Tx,
    theCase: CaseRow,
    {
      situation,
      background,
      countsAll,
    }: { situation: Situation; background: Background; countsAll: boolean },
  ): Promise<readonly Candidate[]> {
    const agencies = await this.agencies.covering(tx, theCase.areaPath);
    const loads = await loadsOf(
      tx,
      agencies.filter(({ capacity }) => countsAll || capacity !== null).map(({ id }) => id),
    );
    const { tried, interested, organisations } = background;
    const at = await tx.now();
    return agencies.map((agency) => ({
      agency,
      profile: this.policies.profileOf(agency),
      kindLabel: this.policies.of(agency.kind)?.label ?? agency.kind,
      duty: dutyAt(agency.duty, at),
      open: loads.get(agency.id)?.open ?? 0,
      carried: loads.get(agency.id)?.carried ?? 0,
      tried: tried.get(agency.id) ?? null,
      conflict: conflictOf(agency, interested, organisations),
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
