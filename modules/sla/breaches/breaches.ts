import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { agenciesOf, holdsOverArea, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf, type Page } from '../../../src/platform/http/page.js';
import { ClockSubjects, type SubjectWords } from '../clocks/clock-subjects.js';
import type { ClockClass } from '../clocks/clock-row.js';
import type { OwnerShare } from '../domain/explanation.js';

/** A deadline that passed, with the waiver where there is one. */
export interface BreachEntry extends SubjectWords {
  readonly id: string;
  readonly clockId: string;
  readonly cycle: number;
  readonly name: string;
  readonly class: ClockClass;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly ownerAgencyId: string;
  readonly ownerAgencyName: string;
  readonly deadlineAt: Date;
  readonly detectedAt: Date;
  readonly shares: readonly OwnerShare[];
  readonly policyInduced: boolean;
  readonly waiver: { readonly reason: string; readonly decidedBy: string; readonly at: string } | null;
}

type UnnamedBreach = Omit<BreachEntry, keyof SubjectWords>;

/** Why a breach is not charged. */
export interface Waiver {
  readonly reason: string;
  readonly causeCode: string;
  /** The paper that allows it; required for legal and contractual periods. */
  readonly document: string | null;
}

export interface BreachQuery {
  readonly caseId?: string;
  readonly agencyId?: string;
  readonly limit: number;
  readonly cursor?: string;
}

const SELECT = `
select b.id, b.clock_id as "clockId", b.cycle, b.name, b.class, b.case_id as "caseId", b.owner_agency_id as "ownerAgencyId",
  g.name as "ownerAgencyName", c.subject_type as "subjectType", c.subject_id as "subjectId",
  b.deadline_at as "deadlineAt", b.detected_at as "detectedAt", b.shares, b.policy_induced as "policyInduced",
  case when w.id is null then null else
    jsonb_build_object('reason', w.reason, 'decidedBy', w.decided_by, 'at', w.detected_at) end as waiver
from breach b left join breach w on w.waives_id = b.id join area a on a.id = b.area_id
join clock c on c.id = b.clock_id join agency g on g.id = b.owner_agency_id`;

/** Before every row: a condition that is always there is read off the index, one that may be null is not. */
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const PAGE = `x.kind = 'breach' and x.id < $5 and ($3::uuid is null or x.case_id = $3)
  and ($4::uuid is null or x.owner_agency_id = $4) order by x.id desc limit $6`;

/** One walk along the index for each agency, and one for each area: over several at once the index has no order. */
const SEEN = `
select page.id from unnest($1::uuid[]) as mine(id)
cross join lateral (select x.id from breach x where x.owner_agency_id = mine.id and ${PAGE}) page
union
select page.id from area place
cross join lateral (select x.id from breach x where x.area_id = place.id and ${PAGE}) page
where place.path <@ any($2::ltree[])`;

/** Breaches, and the decisions not to charge them. Nothing is ever taken back: a waiver is a row of its own. */
@Injectable()
export class Breaches {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: ClockSubjects,
  ) {}

  /** Those of the caller's agencies and areas, the newest first. */
  async list(
    caller: Caller,
    { caseId = undefined, agencyId = undefined, limit, cursor }: BreachQuery,
  ): Promise<Page<BreachEntry>> {
    const before = decodeCursor(cursor, 1)?.[0] ?? NEWEST;
    const rows = await this.uow.run(caller, async (tx) => {
      const found = await tx.query<UnnamedBreach>(
        `${SELECT} where b.id in (${SEEN}) order by b.id desc limit $6`,
        [agenciesOf(caller.actor), areasOf(caller), caseId ?? null, agencyId ?? null, before, limit + 1],
      );
      return this.subjects.named(tx, found);
    });
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) => [row.id],
    );
  }

  /**
   * Decides that a breach is not charged. Only somebody who stands over its area may, and never a member of the owner.
   * @throws NotFound; Forbidden `waiver_not_yours`; Refused `waiver_needs_document`; Conflict `breach_waived`
   */
  async waive(
    caller: Caller,
    breachId: string,
    { reason, causeCode, document }: Waiver,
  ): Promise<BreachEntry> {
    return this.uow.run(caller, async (tx) => {
      const [breach] = await tx.query<UnnamedBreach & { areaPath: string }>(
        `${SELECT.replace('as waiver', `as waiver, a.path::text as "areaPath"`)} where b.id = $1 and b.kind = 'breach'`,
        [breachId],
      );
      if (breach === undefined) throw new NotFound('breach');
      const above = holdsOverArea(caller.actor, breach.areaPath, 'coordinator', 'supervisor');
      if (!above || agenciesOf(caller.actor).includes(breach.ownerAgencyId)) {
        throw new Forbidden(
          'waiver_not_yours',
          'A coordinator or supervisor of the area decides, and none of the owner.',
        );
      }
      if (breach.class !== 'service' && document === null) {
        throw new Refused(
          'waiver_needs_document',
          'A legal or agreed period is waived by its paper only: name it.',
        );
      }
      const { areaPath: _, ...charged } = breach;
      const [waived] = await this.subjects.named(tx, [
        await this.record(tx, charged, { reason, causeCode, document }),
      ]);
      if (waived === undefined) throw new NotFound('breach');
      return waived;
    });
  }

  private async record(
    tx: Tx,
    breach: UnnamedBreach,
    { reason, causeCode, document }: Waiver,
  ): Promise<UnnamedBreach> {
    const now = await tx.now();
    const userId = tx.caller.actor.userId;
    const made = await tx.query(
      `insert into breach (id, clock_id, cycle, kind, waives_id, deadline_at, detected_at, owner_agency_id, owner_user_id,
                           case_id, area_id, name, class, shares, policy_induced, cause_code, reason, document, decided_by)
       select $1, clock_id, cycle, 'waiver', id, deadline_at, $2, owner_agency_id, owner_user_id, case_id, area_id, name, class,
              shares, policy_induced, $3, $4, $5, $6 from breach where id = $7
       on conflict (waives_id) do nothing returning id`,
      [uuidv7(), now, causeCode, reason, document, userId, breach.id],
    );
    if (made.length === 0) throw new Conflict('breach_waived', 'This breach has been waived already.');
    tx.emit({
      type: 'clock.breach_waived',
      subjectType: 'clock',
      subjectId: breach.clockId,
      streamId: breach.caseId ?? breach.clockId,
      payload: { breachId: breach.id, name: breach.name, causeCode, reason },
    });
    tx.audit({
      action: 'breach.waived',
      subjectType: 'breach',
      subjectId: breach.id,
      agencyId: breach.ownerAgencyId,
      detail: { causeCode, document },
    });
    return { ...breach, waiver: { reason, decidedBy: userId ?? '', at: now.toISOString() } };
  }
}

function areasOf({ actor }: Caller): string[] {
  return actor.grants.flatMap(({ role, areaPath }) =>
    areaPath !== null && (role === 'coordinator' || role === 'supervisor') ? [areaPath] : [],
  );
}
