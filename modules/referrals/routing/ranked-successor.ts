import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import { Agencies, type Agency } from '../../identity/index.js';
import { type NextRecipient, NextRecipients } from '../engine/next-recipient.js';
import type { Referral } from '../store/referral.js';
import type { Suggestion } from './candidate.js';
import { Routing } from './routing.js';

/** Who is asked next when a recipient let its time pass: the next of the ranking that could simply take it. */
@Injectable()
export class RankedSuccessor implements NextRecipient {
  constructor(
    private readonly routing: Routing,
    private readonly agencies: Agencies,
    recipients: NextRecipients,
  ) {
    recipients.use(this);
  }

  /**
   * Nobody looks at this choice before it is sent, so it is stricter than the list: the agency serves the whole area, its
   * kind or the agency itself is named for the type, and it is reached directly. The agency that guides the silent one
   * comes first: a committee's case climbs to the street's.
   */
  async after(
    tx: Tx,
    referral: Referral,
    theCase: CaseRow,
    excluded: readonly string[],
  ): Promise<Agency | null> {
    const { suggestions } = await this.routing.suggest(tx, theCase, {
      senderAgencyId: referral.senderAgencyId,
      purpose: referral.purpose,
    });
    const { parentId } = await this.agencies.get(tx, referral.recipientAgencyId);
    const sure = suggestions.filter(
      (suggestion) =>
        isSure(suggestion) &&
        !excluded.includes(suggestion.candidate.agency.id) &&
        suggestion.candidate.verdictIn(referral.mode).ok,
    );
    const next = sure.find(({ candidate }) => candidate.agency.id === parentId) ?? sure[0];
    return next?.candidate.agency ?? null;
  }
}

const NAMED = new Set(['ruled_theirs', 'lead_kind', 'supporting_kind', 'names_type', 'takes_type']);

function isSure({
  eligible,
  coversArea,
  viaAgencyId,
  byRuling,
  candidate,
  reasons,
  warnings,
}: Suggestion): boolean {
  return (
    eligible &&
    coversArea &&
    viaAgencyId === null &&
    byRuling >= 0 &&
    candidate.profile.dispatch === 'direct' &&
    !candidate.profile.isCentre &&
    reasons.some(({ code }) => NAMED.has(code)) &&
    !warnings.some(({ code }) => code === 'custody_stays')
  );
}
