import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../auth/actor.js';
import { Requires, RequiresOverRoot } from '../auth/requires.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { decodeCursor, pageOf } from '../http/page.js';
import { ByCaller } from '../http/request.js';
import { AuditNames } from './audit-names.js';
import { auditReach, WITHIN_REACH } from './audit-reach.js';
import { AuditVerification } from './audit-verification.js';
import { AuditQuery } from './audit.dto.js';
import { AuditPageView, AuditRowView, AuditVerificationView } from './audit.view.js';

/** What a number and a name stand for. */
interface Named {
  readonly subjectIds: readonly string[] | null;
  readonly actorIds: readonly string[] | null;
}

interface StoredRow extends Omit<AuditRowView, 'at'> {
  readonly at: Date;
}

const SELECT = `
select id, at, actor_kind as "actorKind", actor_user_id as "actorUserId", actor_name as "actorName",
       agency_id as "agencyId", action, subject_type as "subjectType", subject_id as "subjectId", detail, ip,
       request_id as "requestId"
from audit_row
where ($1::text is null or subject_id = $1 or audit_mentions(detail) @> array[$1]) and ($2::uuid is null or actor_user_id = $2)
  and ($8::text[] is null or subject_id = any($8) or audit_mentions(detail) && $8) and ($9::uuid[] is null or actor_user_id = any($9))
  and ($3::text is null or action = $3) and ($4::timestamptz is null or at >= $4)
  and ($5::timestamptz is null or at < $5) and ($6::bigint is null or id < $6) and ${WITHIN_REACH}
order by id desc limit $7`;

/** The audit trail, for the auditor. Reading it is on record as well. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly names: AuditNames,
    private readonly verification: AuditVerification,
  ) {}

  /** Who did or saw what, the newest first: all of it for an auditor of everything, for one of an area what belongs there. */
  @Get()
  @Requires('audit.read')
  search(@ByCaller() caller: Caller, @Query() query: AuditQuery): Promise<AuditPageView> {
    const { subjectId = null, actorUserId = null, action = null, from = null, to = null, limit } = query;
    const after = decodeCursor(query.cursor, 1)?.[0] ?? null;
    return this.uow.run(caller, async (tx) => {
      const conditions = [subjectId, actorUserId, action, from, to];
      const named = await this.named(tx, query);
      const reach = auditReach(caller.actor);
      const rows = await tx.query<StoredRow>(SELECT, [
        ...conditions,
        after,
        limit + 1,
        named.subjectIds,
        named.actorIds,
        reach,
      ]);
      tx.audit({
        action: 'audit.searched',
        subjectType: 'audit',
        subjectId: subjectId ?? 'all',
        detail: { actorUserId, action, from, to, ...(reach === null ? named : namedBy(rows, named)) },
      });
      const page = pageOf(rows, limit, auditRowView, ({ id }) => [id]);
      return { items: [...page.items], nextCursor: page.nextCursor };
    });
  }

  @ApiOperation({ summary: 'Recompute the whole hash chain and say what is not as it was sealed' })
  @Get('verification')
  @RequiresOverRoot('audit.read')
  verify(@ByCaller() caller: Caller): Promise<AuditVerificationView> {
    return this.verification.perform(caller);
  }

  /** Who and what was named; null where nobody or nothing was. */
  private async named(tx: Tx, { number, actor }: AuditQuery): Promise<Named> {
    return {
      subjectIds: number === undefined ? null : await this.names.subjectsNumbered(tx, number),
      actorIds: actor === undefined ? null : await this.names.actorsNamed(tx, actor),
    };
  }
}

/**
 * Of what was named, that which the rows themselves name. An auditor of an area reads the record of the own search as well,
 * and would learn from it that a number exists elsewhere, and whose a login is.
 */
function namedBy(rows: readonly StoredRow[], { subjectIds, actorIds }: Named): Named {
  const shown = JSON.stringify(rows);
  const kept = (ids: readonly string[] | null): readonly string[] | null =>
    ids?.filter((id) => shown.includes(id)) ?? null;
  return { subjectIds: kept(subjectIds), actorIds: kept(actorIds) };
}

function auditRowView({ at, ...row }: StoredRow): AuditRowView {
  return { ...row, at: at.toISOString() };
}
