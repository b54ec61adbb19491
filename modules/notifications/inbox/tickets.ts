import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../src/kernel/china-time.js';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { NoticeDoors } from './notice-doors.js';
import type { TicketView } from './notices.view.js';
import { userOf } from './preferences.js';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CODE_LENGTH = 6;

/** A digest is read where notices are read. */
const OWN_NOTICES = '/me/notices';

/**
 * The short links of messages. Six letters are few enough to type, and no secret: a ticket says nothing to anybody but
 * the user it was made for, who has to sign in.
 */
@Injectable()
export class Tickets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly doors: NoticeDoors,
  ) {}

  /** The ticket of a notice, made at the first call. */
  async ofNotice(
    tx: Tx,
    { noticeId, userId, days }: { readonly noticeId: string; readonly userId: string; readonly days: number },
  ): Promise<string> {
    const expiresAt = new Date((await tx.now()).getTime() + days * DAY_MS);
    for (;;) {
      const [row] = await tx.query<{ code: string }>(
        `with made as (
           insert into ticket (code, user_id, notice_id, expires_at) values ($1, $2, $3, $4)
           on conflict do nothing returning code
         ) select code from made union all select code from ticket where notice_id = $3`,
        [newCode(), userId, noticeId, expiresAt],
      );
      // Nothing came back: the code belongs to another notice, so the dice are thrown again.
      if (row !== undefined) return row.code;
    }
  }

  /** @throws NotFound when there is no such ticket, it is somebody else's, or its time is over */
  open(caller: Caller, code: string): Promise<TicketView> {
    const userId = userOf(caller);
    return this.uow.run(caller, async (tx) => {
      const [ticket] = await tx.query<Omit<TicketView, 'leadsTo'> & { count: number; eventId: string }>(
        `select n.subject_type as "subjectType", n.subject_id as "subjectId", n.stream_id as "streamId",
           n.id as "noticeId", n.event_id as "eventId", n.count
         from ticket t join notice n on n.id = t.notice_id
         where t.code = $1 and t.user_id = $2 and t.expires_at > $3`,
        [code, userId, await tx.now()],
      );
      if (ticket === undefined) throw new NotFound('ticket');
      const { subjectType, subjectId, streamId, noticeId, count } = ticket;
      if (count > 1) {
        return { subjectType: 'notice', subjectId: noticeId, streamId, noticeId, leadsTo: OWN_NOTICES };
      }
      const leadsTo = await this.doors.lookUp(tx, caller.actor, [ticket]);
      return { subjectType, subjectId, streamId, noticeId, leadsTo: leadsTo(ticket) };
    });
  }
}

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
}
