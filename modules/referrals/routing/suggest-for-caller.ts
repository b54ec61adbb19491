import { Injectable } from '@nestjs/common';
import { Forbidden } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { CaseAccess, type CaseRow, Cases, type RegisterCaseDto, TypedDisputes } from '../../cases/index.js';
import { Agencies, type Agency, People } from '../../identity/index.js';
import { AgencyPolicies } from '../policy.js';
import { Centres } from '../engine/centres.js';
import { senderOf, sendsFor, sendsForCentre } from '../engine/sender.js';
import { ReferralReading } from '../services/reading.js';
import { getReferral } from '../store/referrals.store.js';
import type { Suggestion } from './candidate.js';
import { CHOICE_CODES, CHOICE_REASONS } from './choice.js';
import type { RoutingSuggestionsQuery, SuccessorSuggestionsQuery } from './http/routing.dto.js';
import type {
  RankedAgenciesView,
  RoutingSuggestionsView,
  RoutingSuggestionView,
} from './http/routing.view.js';
import { type Ranking, Routing } from './routing.js';

/** Shows the list to whoever may send the case. */
@Injectable()
export class SuggestForCaller {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: CaseAccess,
    private readonly agencies: Agencies,
    private readonly policies: AgencyPolicies,
    private readonly routing: Routing,
    private readonly cases: Cases,
    private readonly typed: TypedDisputes,
    private readonly reading: ReferralReading,
    private readonly centres: Centres,
    private readonly people: People,
  ) {}

  /**
   * Whose name is not said goes by whom the case would be sent for if they sent it now.
   * @throws NotFound when the caller may not know of the case; Forbidden `case_not_yours`; Refused `no_sender` when they
   *   can send it for nobody; Forbidden `not_your_agency` when they cannot send in the name of the agency they say
   */
  async show(
    caller: Caller,
    caseId: string,
    query: RoutingSuggestionsQuery,
  ): Promise<RoutingSuggestionsView> {
    return this.uow.run(caller, async (tx) => {
      const theCase = await this.access.require(tx, caller, caseId, 'work');
      const { agencies, people, centres } = this;
      const senderAgencyId =
        query.senderAgencyId ?? (await senderOf(tx, { agencies, people, centres }, theCase));
      await this.requireSender(tx, await this.agencies.get(tx, senderAgencyId), theCase);
      return listView(theCase, await this.routing.suggest(tx, theCase, { ...query, senderAgencyId }));
    });
  }

  /**
   * Who could take a referral over, for whoever may send it on: the same list, without the agency that has it. Only the
   * centre sends on, so agencies that take work from it alone are reached directly.
   * @throws NotFound when the caller may not know of the referral; Forbidden `not_yours` when sending on is not theirs
   */
  async forReferral(
    caller: Caller,
    referralId: string,
    { trade }: SuccessorSuggestionsQuery,
  ): Promise<RoutingSuggestionsView> {
    return this.uow.run(caller, async (tx) => {
      const referral = await getReferral(tx, referralId);
      const { events } = await this.reading.view(tx, referral);
      if (!events.includes('reroute')) throw new Forbidden('not_yours', 'Sending it on is for the centre.');
      const theCase = await this.cases.get(tx, referral.caseId);
      const { senderAgencyId, recipientAgencyId, purpose } = referral;
      const ranking = await this.routing.suggest(tx, theCase, {
        senderAgencyId,
        purpose,
        trade,
        asCentre: true,
      });
      const others = ranking.suggestions.filter(({ candidate }) => candidate.agency.id !== recipientAgencyId);
      return listView(theCase, { ...ranking, suggestions: others });
    });
  }

  /**
   * The list for a dispute that is only being typed, for whoever would send it in the name of the agency that takes it in.
   * Nothing is kept.
   * @throws as the preview of a registration does for the same input; Forbidden `not_your_agency`
   */
  async forTyped(caller: Caller, dto: RegisterCaseDto): Promise<RankedAgenciesView> {
    return this.uow.run({ ...caller, command: null }, async (tx) => {
      const typed = await this.typed.read(tx, dto);
      const senderAgencyId = typed.agencyId;
      if (!sendsFor(caller.actor, senderAgencyId)) throw notYourAgency();
      return rankedView(await this.routing.suggestForTyped(tx, typed, { senderAgencyId }));
    });
  }

  private async requireSender(tx: Tx, sender: Agency, theCase: CaseRow): Promise<void> {
    if (sendsFor(tx.caller.actor, sender.id)) return;
    const { agencies, people } = this;
    const isCentre = this.policies.profileOf(sender).isCentre;
    if (!isCentre || !(await sendsForCentre(tx, { agencies, people }, theCase))) throw notYourAgency();
  }
}

function notYourAgency(): Forbidden {
  return new Forbidden('not_your_agency', 'You cannot send in the name of this agency.');
}

function listView({ id, version }: CaseRow, ranking: Ranking): RoutingSuggestionsView {
  return { caseId: id, caseVersion: version, ...rankedView(ranking) };
}

function rankedView({ rulesVersion, trade, suggestions }: Ranking): RankedAgenciesView {
  return {
    rulesVersion,
    trade,
    suggestions: suggestions.map(toView),
    choiceReasons: CHOICE_CODES.map((code) => ({ code, label: CHOICE_REASONS[code] })),
  };
}

function toView(suggestion: Suggestion): RoutingSuggestionView {
  const { candidate, score, reasons, warnings, eligible, role, mode, lane, viaAgencyId } = suggestion;
  const { agency, profile, kindLabel, duty, open } = candidate;
  return {
    agencyId: agency.id,
    agencyKey: agency.key,
    agencyName: agency.name,
    kind: agency.kind,
    kindLabel,
    score,
    reasons,
    warnings,
    eligible,
    role,
    mode,
    lane,
    duty,
    dutyPhone: duty === 'on' ? (agency.duty?.phone ?? null) : null,
    openReferrals: open,
    capacity: agency.capacity,
    viaAgencyId,
    isPublicOrgan: profile.isPublicOrgan,
    intakeQuestions: profile.intakeQuestions.map(({ code, text, answer, choices = [], required }) => ({
      code,
      text,
      answer,
      choices,
      required,
    })),
    requiredPapers: profile.requiredPapers,
  };
}
