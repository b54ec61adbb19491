import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Clocks, type ClockRow, clockTask, hoursCountedBy } from '../../sla/index.js';
import { COMPLETION_CLOCK } from '../case-clocks.js';
import { confirmationsOf } from '../confirmation/confirmation.store.js';
import { toConfirmationView } from '../confirmation/confirmation-view.js';
import { maskAddress, maskDocument, maskName, maskPhone } from '../domain/masking.js';
import { missingDetails, type RecordedCase } from '../domain/missing-details.js';
import { Parties } from '../parties.js';
import type { CaseRow } from '../store/case-row.js';
import { possibleFor } from './possible-for.js';
import { getCase } from '../store/cases.store.js';
import type { Party } from '../store/party-row.js';
import type { CaseClockView, CaseView, PartyView } from './case.view.js';

interface Names {
  readonly registering: string;
  readonly owner: string;
  readonly custodian: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly typeName: string | null;
  readonly typeIsWide: boolean;
  readonly handlerName: string | null;
  /** Written agreements that a court may be asked to confirm, or that a rule bars from it. */
  readonly hasAgreements: boolean;
}

/** How a case is shown: names instead of ids, and nobody's data open. */
@Injectable()
export class CaseViews {
  constructor(
    private readonly parties: Parties,
    private readonly clocks: Clocks,
  ) {}

  async byId(tx: Tx, caseId: string): Promise<CaseView> {
    return this.of(tx, await getCase(tx, caseId));
  }

  async of(tx: Tx, theCase: CaseRow): Promise<CaseView> {
    const names = await readNames(tx, theCase.id);
    const parties = await this.parties.ofCase(tx, theCase.id);
    const clocks = await this.clocks.running(tx, theCase.id);
    const agreements = names.hasAgreements ? await confirmationsOf(tx, theCase.id) : [];
    const [confirmation, ...earlier] = agreements.map(toConfirmationView);
    return {
      id: theCase.id,
      number: theCase.number,
      version: theCase.version,
      state: theCase.state,
      takenAt: iso(theCase.takenAt),
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
      handlerName: names.handlerName,
      parties: parties.map(toPartyView),
      clocks: clocks.map(toClockView),
      triageReason: theCase.triageReason,
      outcome: theCase.outcome,
      closingNote: theCase.closingNote,
      judicialConfirmation: confirmation ?? null,
      earlierConfirmations: earlier,
      mergedInto: theCase.mergedInto,
      applicationReceivedAt: iso(theCase.applicationReceivedAt),
      legallyAcceptedAt: iso(theCase.legallyAcceptedAt),
      cycle: theCase.cycle,
      registeredAt: theCase.registeredAt.toISOString(),
      closedAt: iso(theCase.closedAt),
      incomplete:
        theCase.state === 'closed' ? [] : missingOf({ ...theCase, typeIsWide: names.typeIsWide }, parties),
      completeBy: iso(clocks.find(({ name }) => name === COMPLETION_CLOCK)?.deadlineAt ?? null),
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

function missingOf(theCase: RecordedCase, parties: readonly Party[]): string[] {
  return missingDetails(
    theCase,
    parties.map(({ role, phone }) => ({ role, hasPhone: phone !== null })),
  );
}

async function readNames(tx: Tx, caseId: string): Promise<Names> {
  const rows = await tx.query<Names>(
    `select r.name as registering, o.name as owner, k.name as custodian, a.code as "areaCode", a.name as "areaName",
       t.name as "typeName", h.display_name as "handlerName", exists (select from judicial_confirmation j where j.case_id = c.id) as "hasAgreements",
       exists (select from dispute_type b where b.parent_code = c.type_code and b.active_to is null) as "typeIsWide"
     from dispute_case c join agency r on r.id = c.registering_agency_id join agency o on o.id = c.owner_agency_id
       join agency k on k.id = c.custodian_agency_id join area a on a.id = c.area_id
       left join dispute_type t on t.code = c.type_code left join app_user h on h.id = c.handler_user_id
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
    words: clockTask(clock),
    item,
    state,
    band,
    class: clock.class,
    deadlineAt: iso(deadlineAt),
    hoursOf: hoursCountedBy(clock),
    provisional,
    ownerAgencyId,
  };
}

export function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
