import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import { Agencies, type Agency } from '../../identity/index.js';
import { AgencyPolicies } from '../policy.js';
import { readCaseFacts } from './case-facts.store.js';
import type { Candidate, Situation, Suggestion } from './candidate.js';
import { checkChoice, type ChoiceReason, type ChoiceRecord } from './choice.js';
import { dutyAt } from './duty.js';
import { rank } from './rank.js';
import { interestedIn, kindsOfType, openReferrals, partyOrganisations, triedOn } from './routing.store.js';
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
  /** The trade of the dispute, where somebody knows it; otherwise it is guessed from the words of the case. */
  readonly trade?: string | null;
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
    const { version, rules } = await routingRulesInForce(tx);
    const organisations = await partyOrganisations(tx, theCase.id);
    const trade =
      query.trade ?? tradeOf([...organisations, theCase.placeText, theCase.narrative], rules.trades);
    const situation = await this.situation(tx, theCase, { ...query, trade });
    const candidates = await this.candidates(tx, theCase, { situation, organisations });
    return { rulesVersion: version, trade, suggestions: rank(candidates, situation, rules.weights) };
  }

  /**
   * The check on sending: whoever hands a case to another agency than the first of the list says why.
   * @returns what to keep with the referral
   * @throws Refused `choice_reason_required` with the first agency
   */
  async checkChoice(
    tx: Tx,
    theCase: CaseRow,
    choice: SuggestionQuery & {
      readonly recipientAgencyId: string;
      readonly reason: ChoiceReason | null;
    },
  ): Promise<ChoiceRecord> {
    return checkChoice(await this.suggest(tx, theCase, choice), choice);
  }

  private async situation(
    tx: Tx,
    theCase: CaseRow,
    { senderAgencyId, trade = null }: SuggestionQuery,
  ): Promise<Situation> {
    const sender = await this.agencies.get(tx, senderAgencyId);
    const facts = await readCaseFacts(tx, theCase, { mode: null, trade });
    return {
      facts,
      ...(await kindsOfType(tx, theCase.typeCode)),
      senderAgencyId,
      senderIsCentre: this.policies.profileOf(sender).isCentre,
      lane: theCase.lane === 'full' ? 'full' : 'simple',
      conflictDeclared: facts.facts['conflict_of_interest'] === 'yes',
    };
  }

  private async candidates(
    tx: Tx,
    theCase: CaseRow,
    { situation, organisations }: { situation: Situation; organisations: readonly string[] },
  ): Promise<readonly Candidate[]> {
    const agencies = await this.agencies.covering(tx, theCase.areaPath);
    const open = await openReferrals(
      tx,
      agencies.map(({ id }) => id),
    );
    const tried = await triedOn(tx, theCase.id, theCase.cycle);
    const interested = await interestedIn(tx, theCase.id);
    const at = await tx.now();
    return agencies.map((agency) => ({
      agency,
      profile: this.policies.profileOf(agency),
      kindLabel: this.policies.of(agency.kind)?.label ?? agency.kind,
      duty: dutyAt(agency.duty, at),
      open: open.get(agency.id) ?? 0,
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
