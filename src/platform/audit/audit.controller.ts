import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../auth/actor.js';
import { Requires } from '../auth/requires.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { decodeCursor, pageOf } from '../http/page.js';
import { ByCaller } from '../http/request.js';
import { AuditQuery } from './audit.dto.js';
import { AuditPageView, AuditRowView } from './audit.view.js';

interface StoredRow extends Omit<AuditRowView, 'at'> {
  readonly at: Date;
}

const SELECT = `
select id, at, actor_kind as "actorKind", actor_user_id as "actorUserId", actor_name as "actorName",
       agency_id as "agencyId", action, subject_type as "subjectType", subject_id as "subjectId", detail, ip,
       request_id as "requestId"
from audit_row
where ($1::text is null or subject_id = $1 or audit_mentions(detail) @> array[$1]) and ($2::uuid is null or actor_user_id = $2)
  and ($3::text is null or action = $3) and ($4::timestamptz is null or at >= $4)
  and ($5::timestamptz is null or at < $5) and ($6::bigint is null or id < $6)
order by id desc limit $7`;

/** The audit trail, for the auditor. Reading it is on record as well. */
@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly uow: UnitOfWork) {}

  /** Who did or saw what, the newest first. */
  @Get()
  @Requires('audit.read')
  search(@ByCaller() caller: Caller, @Query() query: AuditQuery): Promise<AuditPageView> {
    const { subjectId = null, actorUserId = null, action = null, from = null, to = null, limit } = query;
    const after = decodeCursor(query.cursor, 1)?.[0] ?? null;
    return this.uow.run(caller, async (tx) => {
      const conditions = [subjectId, actorUserId, action, from, to];
      const rows = await tx.query<StoredRow>(SELECT, [...conditions, after, limit + 1]);
      tx.audit({
        action: 'audit.searched',
        subjectType: 'audit',
        subjectId: subjectId ?? 'all',
        detail: { actorUserId, action, from, to },
      });
      const page = pageOf(rows, limit, auditRowView, ({ id }) => [id]);
      return { items: [...page.items], nextCursor: page.nextCursor };
    });
  }
}

function auditRowView({ at, ...row }: StoredRow): AuditRowView {
  return { ...row, at: at.toISOString() };
}
