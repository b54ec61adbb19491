import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Clocks, type ClockRow } from '../../sla/index.js';
import { latestConfirmation } from '../confirmation/confirmation.store.js';
import { toConfirmationView } from '../confirmation/confirmation-view.js';
import { maskAddress, maskDocument, maskName, maskPhone } from '../domain/masking.js';
import { Parties } from '../parties.js';
import { Reference } from '../reference/reference.js';
import type { CaseRow } from '../store/case-row.js';
import { possibleFor } from './possible-for.js';
import { getCase } from '../store/cases.store.js';
import type { Party } from '../store/party-row.js';
import type { CaseClockView, CaseView, PartyView } from './case.view.js';

const HOUR_MS = 3_600_000;

interface Names {
  readonly registering: string;
  readonly owner: string;
  readonly custodian: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly typeName: string | null;
}

/** How a case is shown: names instead of ids, and nobody's data open. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly parties: Parties,
    private readonly clocks: Clocks,
    private readonly reference: Reference,
  ) {}

  async byId(tx: Tx, caseId: string): Promise<CaseView> {
    return this.of(tx, await getCase(tx, caseId));
  }

  async of(tx: Tx, theCase: CaseRow): Promise<CaseView> {
    const names = await readNames(tx, theCase.id);
    const parties = await this.parties.ofCase(tx, theCase.id);
    const clocks = await this.clocks.running(tx, theCase.id);
    const mayBeConfirmed = theCase.outcome === 'written_agreement' || theCase.cycle > 1;
    const confirmation = mayBeConfirmed ? await latestConfirmation(tx, theCase.id) : null;
    const { definition: terms } = await this.reference.get(tx, 'case_terms');
    const incomplete = theCase.state === 'closed' ? [] : whatIsMissing(theCase, parties);
    const completeBy = new Date(theCase.registeredAt.getTime() + terms.detailsWithinHours * HOUR_MS);
    return {
      id: theCase.id,
      number: theCase.number,
      version: theCase.version,
      state: theCase.state,
      legalTrack: theCase.legalTrack,
      consentWithdrawnAt: iso(theCase.withdrawnAt),
      lane: theCase.lane,
      risk: theCase.risk,
      type:
        theCase.typeCode === null
          ? null
          : { code: theCase.typeCode, name: names.typeName ?? theCase.typeCode },
      source: theCase.source,
      sourceReference: theCase.sourceReference,
      narrative: theCase.narrative,
      placeText: theCase.placeText,
      area: { code: names.areaCode, name: names.areaName },
      occurredAt: iso(theCase.occurredAt),
      amountFen: theCase.amountFen,
      headcount: theCase.headcount,
      registeringAgency: { id: theCase.registeringAgencyId, name: names.registering },
      ownerAgency: { id: theCase.ownerAgencyId, name: names.owner },
      custodianAgency: { id: theCase.custodianAgencyId, name: names.custodian },
      handlerUserId: theCase.handlerUserId,
      parties: parties.map(toPartyView),
      clocks: clocks.map(toClockView),
      triageReason: theCase.triageReason,
      outcome: theCase.outcome,
      closingNote: theCase.closingNote,
      judicialConfirmation: confirmation === null ? null : toConfirmationView(confirmation),
      mergedInto: theCase.mergedInto,
      applicationReceivedAt: iso(theCase.applicationReceivedAt),
      legallyAcceptedAt: iso(theCase.legallyAcceptedAt),
      cycle: theCase.cycle,
      registeredAt: theCase.registeredAt.toISOString(),
      closedAt: iso(theCase.closedAt),
      incomplete,
      completeBy: incomplete.length === 0 ? null : completeBy.toISOString(),
      possible: possibleFor(theCase.state, tx.caller.actor.permissions),
      changedBy: theCase.changedByName,
      changedAt: theCase.changedAt.toISOString(),
    };
  }
}

/** A party as everybody who may see the case sees it. */
export function toPartyView(party: Party): PartyView {
  const { id, position, role, kind, isMinor, addressProtected, safeContact, attributes, address } = party;
  return {
    id,
    position,
    role,
    kind,
    isMinor,
    name: maskName(party),
    phone: isMinor || party.phone === null ? null : maskPhone(party.phone),
    documentNumber: isMinor || party.document === null ? null : maskDocument(party.document.number),
    address: isMinor || addressProtected || address === null ? null : maskAddress(address),
    addressProtected,
    safeContact,
    attributes: [...attributes],
  };
}

/** What a complete record has and this one has not, in the words of the API's fields. */
function whatIsMissing(theCase: CaseRow, parties: readonly Party[]): string[] {
  const has = (...roles: readonly string[]): boolean => parties.some(({ role }) => roles.includes(role));
  const checks: readonly (readonly [string, boolean])[] = [
    ['typeCode', theCase.typeCode !== null],
    ['placeText', theCase.placeText !== null],
    ['occurredAt', theCase.occurredAt !== null],
    ['applicant', has('applicant', 'victim')],
    ['respondent', has('respondent')],
    ['phone', parties.some(({ phone }) => phone !== null)],
  ];
  return checks.filter(([, isThere]) => !isThere).map(([what]) => what);
}

async function readNames(tx: Tx, caseId: string): Promise<Names> {
  const rows = await tx.query<Names>(
    `select r.name as registering, o.name as owner, k.name as custodian, a.code as "areaCode", a.name as "areaName",
       t.name as "typeName"
     from dispute_case c join agency r on r.id = c.registering_agency_id join agency o on o.id = c.owner_agency_id
       join agency k on k.id = c.custodian_agency_id join area a on a.id = c.area_id
       left join dispute_type t on t.code = c.type_code
     where c.id = $1`,
    [caseId],
  );
  const [names] = rows;
  if (names === undefined) throw new Error(`case ${caseId} has no agency or area`);
  return names;
}

/** A clock of the case as those see it who may. */
export function toClockView(clock: ClockRow): CaseClockView {
  const { id, name, item, state, band, deadlineAt, provisional, ownerAgencyId } = clock;
  return {
    id,
    name,
    item,
    state,
    band,
    class: clock.class,
    deadlineAt: iso(deadlineAt),
    provisional,
    ownerAgencyId,
  };
}

export function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
