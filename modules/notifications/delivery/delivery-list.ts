import { Injectable } from '@nestjs/common';
import { Forbidden, InvalidInput } from '../../../src/kernel/errors.js';
import { isUuid } from '../../../src/kernel/ids.js';
import {
  type Actor,
  areasOf,
  type Caller,
  holdsOverRoot,
  type Role,
} from '../../../src/platform/auth/actor.js';
import { usersWithin } from '../../../src/platform/audit/audit-reach.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import type { DeliveryListQuery } from './delivery-list.dto.js';
import type { DeliveryPageView, DeliveryView } from './delivery-list.view.js';

interface Row extends Omit<DeliveryView, 'to' | 'createdAt' | 'nextTryAt' | 'endedAt'> {
  readonly userId: string | null;
  readonly createdAt: Date;
  readonly nextTryAt: Date | null;
  readonly endedAt: Date | null;
}

/** Ids grow with time, so the newest come first and a page goes on below the last id. */
const LIST_SQL = `
select d.id, d.user_id as "userId", d.agency_id as "agencyId", d.medium, d.code, d.urgency, d.state, d.reason, d.attempts,
  d.last_error as "lastError", d.subject_type as "subjectType", d.subject_id as "subjectId", d.created_at as "createdAt",
  d.next_try_at as "nextTryAt", d.ended_at as "endedAt",
  array(select r.key from notice n join notice_rule r on r.event_type = n.params->>'eventType' and r.code = n.code
        where n.id = d.notice_id order by r.key) as "ruleKeys"
from delivery d
where ($7::ltree[] is null or d.agency_id = any($1)
    or d.agency_id in (select g.id from agency g join area a on a.id = g.area_id where a.path <@ any($7::ltree[]))
    or (d.agency_id is null and d.user_id in (${usersWithin('$7')})))
  and ($2::text is null or d.state = $2) and ($3::text is null or d.medium = $3) and ($4::timestamptz is null or d.created_at >= $4)
  and ($5::uuid is null or d.id < $5)
order by d.id desc limit $6`;

const ADMINISTRATOR: Role = 'system_administrator';

/** A gateway may put the number into its own code. */
const NUMBER = /\d{7,}/g;

/**
 * What went out and what did not: for an administrator what concerns the agencies of their area and the people who never
 * held anything beyond it, for a head what concerns the own agency.
 */
@Injectable()
export class DeliveryList {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Forbidden for whoever is neither head nor administrator */
  page(caller: Caller, query: DeliveryListQuery): Promise<DeliveryPageView> {
    const { limit, state, medium, since } = query;
    const before = readCursor(query.cursor);
    const { agencyIds, areaPaths } = sightOf(caller.actor);
    return this.uow.run(caller, async (tx) => {
      const rows = await tx.query<Row>(LIST_SQL, [
        agencyIds,
        state ?? null,
        medium ?? null,
        since ?? null,
        before,
        limit + 1,
        areaPaths,
      ]);
      return pageOf(rows, limit, shown, ({ id }) => [id]);
    });
  }
}

/** Of which agencies, and of which areas; no areas named: of everything. */
interface Sight {
  readonly agencyIds: readonly string[];
  readonly areaPaths: readonly string[] | null;
}

/**
 * An administrator's permission is held by nobody else, so the two are told apart here and not by the route.
 * @throws Forbidden `permission_missing`
 */
function sightOf(actor: Actor): Sight {
  if (actor.permissions.has('incident.manage')) {
    const isOverAll = holdsOverRoot(actor, ADMINISTRATOR);
    return { agencyIds: [], areaPaths: isOverAll ? null : areasOf(actor, ADMINISTRATOR) };
  }
  const headed = actor.grants.flatMap(({ role, agencyId }) =>
    agencyId !== null && (role === 'station_head' || role === 'agency_head') ? [agencyId] : [],
  );
  if (headed.length > 0) return { agencyIds: headed, areaPaths: [] };
  throw new Forbidden('permission_missing', 'Heads and administrators look after messages.', {
    permission: 'incident.manage',
  });
}

function readCursor(cursor: string | undefined): string | null {
  const key = decodeCursor(cursor, 1);
  if (key === null) return null;
  const [id] = key;
  if (typeof id === 'string' && isUuid(id)) return id;
  throw InvalidInput.at(
    'cursor',
    'cursor_unknown',
    'Use the nextCursor of the page before, or leave it out.',
  );
}

function shown({ userId, createdAt, nextTryAt, endedAt, ...row }: Row): DeliveryView {
  return {
    ...row,
    to: userId ?? 'party',
    reason: withoutNumber(row.reason),
    lastError: withoutNumber(row.lastError),
    createdAt: createdAt.toISOString(),
    nextTryAt: nextTryAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

function withoutNumber(code: string | null): string | null {
  return code?.replace(NUMBER, '*') ?? null;
}
