import { Injectable } from '@nestjs/common';
import { InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import { isUuid } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, type PageQuery, pageOf } from '../../../src/platform/http/page.js';
import { dueWords, messageDue } from '../domain/message.js';
import { readHouseSettings } from '../settings/house-settings.js';
import { dueNow } from '../telling/due-now.js';
import { inboxOf, type Notice, NOTICE_COLUMNS } from '../telling/notices.store.js';
import { NoticeDoors, type Thing } from './notice-doors.js';
import type { NoticePageView, NoticeView, ReadAllView } from './notices.view.js';
import { userOf } from './preferences.js';
import { StreamNumbers } from './stream-numbers.js';

type ShownNotice = Notice & { readonly text: string; readonly items: readonly NoticeItem[] };

interface NoticeItem extends Thing {
  readonly streamId: string;
}

/** What is known while a page is written. */
interface Surroundings {
  /** Where a thing opens for the reader. */
  readonly leadsTo: (thing: Thing) => string | null;
  /** What the stream a thing belongs to is called. */
  readonly numberOf: (streamId: string) => string | null;
  /** Until when there is time, by notice; none where that limit has ended. */
  readonly dueOf: ReadonlyMap<string, Date>;
  readonly now: Date;
  readonly zone: string;
}

/** What a digest tells of is listed up to here; the count tells all. */
const ITEMS_SHOWN = 50;

const SHOWN_COLUMNS = `${NOTICE_COLUMNS}, t.text,
  array(select jsonb_build_object('subjectType', i.subject_type, 'subjectId', i.subject_id, 'streamId', i.stream_id,
          'eventId', i.event_id)
        from notice_item i where i.notice_id = n.id order by i.event_id limit ${ITEMS_SHOWN}) as items`;

/** Unread first, the newest first in both parts: a cursor is the part and the last id. */
const PAGE_SQL = `
select ${SHOWN_COLUMNS} from notice n join message_text t on t.code = n.code
where n.user_id = $1 and ($2::boolean is null or ((n.read_at is null), n.id) < ($2, $3::uuid))
order by (n.read_at is null) desc, n.id desc limit $4`;

/** What the caller has been told. */
@Injectable()
export class MyNotices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly doors: NoticeDoors,
    private readonly numbers: StreamNumbers,
  ) {}

  list(caller: Caller, { limit, cursor }: PageQuery): Promise<NoticePageView> {
    const after = readCursor(cursor);
    const userId = userOf(caller);
    return this.uow.run(caller, async (tx) => {
      const rows = await tx.query<ShownNotice>(PAGE_SQL, [
        userId,
        after?.isUnread ?? null,
        after?.id ?? null,
        limit + 1,
      ]);
      const surroundings = await this.around(tx, rows);
      const toView = (row: ShownNotice): NoticeView => shown(row, surroundings);
      const page = pageOf(rows, limit, toView, (row) => [row.readAt === null ? 1 : 0, row.id]);
      return { ...page, unreadCount: await countUnread(tx, userId) };
    });
  }

  /** Reading it again changes nothing. @throws NotFound, also for somebody else's */
  read(caller: Caller, id: string): Promise<NoticeView> {
    const userId = userOf(caller);
    return this.uow.run(caller, async (tx) => {
      const changed = await tx.query(
        'update notice set read_at = $3 where id = $1 and user_id = $2 and read_at is null returning id',
        [id, userId, await tx.now()],
      );
      const [notice] = await tx.query<ShownNotice>(
        `select ${SHOWN_COLUMNS} from notice n join message_text t on t.code = n.code where n.id = $1 and n.user_id = $2`,
        [id, userId],
      );
      if (notice === undefined) throw new NotFound('notice');
      if (changed.length > 0) {
        tx.audit({ action: 'notice.read', subjectType: 'notice', subjectId: id });
        tx.moved(inboxOf({ userId }));
      }
      return shown(notice, await this.around(tx, [notice]));
    });
  }

  readAll(caller: Caller): Promise<ReadAllView> {
    const userId = userOf(caller);
    return this.uow.run(caller, async (tx) => {
      const changed = await tx.query(
        'update notice set read_at = $2 where user_id = $1 and read_at is null returning id',
        [userId, await tx.now()],
      );
      const detail = { count: changed.length };
      tx.audit({ action: 'notice.all_read', subjectType: 'user', subjectId: userId, detail });
      if (changed.length > 0) tx.moved(inboxOf({ userId }));
      return { read: changed.length };
    });
  }

  private async around(tx: Tx, notices: readonly ShownNotice[]): Promise<Surroundings> {
    const things = notices.flatMap((notice) => [notice, ...notice.items]);
    const { zone } = await readHouseSettings(tx);
    return {
      leadsTo: await this.doors.lookUp(tx, tx.caller.actor, things),
      numberOf: await this.numbers.of(
        tx,
        things.map(({ streamId }) => streamId),
      ),
      dueOf: await dueNow(
        tx,
        notices.map(({ id }) => id),
      ),
      now: await tx.now(),
      zone,
    };
  }
}

function readCursor(cursor: string | undefined): { readonly isUnread: boolean; readonly id: string } | null {
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const [part, id] = key;
  if (typeof id === 'string' && isUuid(id)) return { isUnread: part === 1, id };
  throw InvalidInput.at(
    'cursor',
    'cursor_unknown',
    'Use the nextCursor of the page before, or leave it out.',
  );
}

async function countUnread(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx.query<{ unread: number }>(
    'select count(*)::int as unread from notice where user_id = $1 and read_at is null',
    [userId],
  );
  return row?.unread ?? 0;
}

/** The number stands only where there is something left to open: it is no key to anything, but it names a case. */
function place(
  thing: Thing & { readonly streamId: string },
  { leadsTo, numberOf }: Surroundings,
): { readonly leadsTo: string | null; readonly caseNumber: string | null } {
  const path = leadsTo(thing);
  return { leadsTo: path, caseNumber: path === null ? null : numberOf(thing.streamId) };
}

function shown(notice: ShownNotice, around: Surroundings): NoticeView {
  const { id, code, text, urgency, count, subjectType, subjectId, streamId, items, params } = notice;
  const due = around.dueOf.get(id);
  return {
    id,
    code,
    text,
    urgency,
    count,
    amount: params.amount ?? null,
    eventType: params.eventType,
    dueAt: params.dueAt,
    stillDueAt: due?.toISOString() ?? null,
    dueWords: due === undefined ? null : dueWords(messageDue(due, around), count),
    subjectType,
    subjectId,
    streamId,
    ...place(notice, around),
    items: items.map((item) => ({
      subjectType: item.subjectType,
      subjectId: item.subjectId,
      streamId: item.streamId,
      ...place(item, around),
    })),
    createdAt: notice.createdAt.toISOString(),
    readAt: notice.readAt?.toISOString() ?? null,
  };
}
