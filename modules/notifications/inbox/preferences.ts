import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { DailyHours } from '../domain/daily-hours.js';
import { DEFAULT_WISHES, type Wishes } from '../domain/urgency.js';

const EMAIL_CONTEXT = 'notification_preference.email';

/** How a person wants to be reached. Inside the product everybody is told everything that is for them. */
export interface Preferences extends Wishes {
  readonly emailAddress: string | null;
  /** Null: the house's quiet hours. */
  readonly quietHours: DailyHours | null;
}

interface StoredPreferences extends Wishes {
  readonly emailSealed: string | null;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
}

/** What each person chose about being told. */
@Injectable()
export class NoticePreferences {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  async of(tx: Tx, userId: string): Promise<Preferences> {
    const [row] = await tx.query<StoredPreferences>(
      `select sms, chat, email, email_address_sealed as "emailSealed", quiet_from as "quietFrom", quiet_to as "quietTo"
       from notification_preference where user_id = $1`,
      [userId],
    );
    if (row === undefined) return { ...DEFAULT_WISHES, emailAddress: null, quietHours: null };
    const { sms, chat, email, emailSealed, quietFrom, quietTo } = row;
    return {
      sms,
      chat,
      email,
      emailAddress: emailSealed === null ? null : this.cipher.open(emailSealed, EMAIL_CONTEXT),
      quietHours: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
    };
  }

  own(caller: Caller): Promise<Preferences> {
    return this.uow.run(caller, (tx) => this.of(tx, userOf(caller)));
  }

  replaceOwn(
    caller: Caller,
    { sms, chat, email, emailAddress, quietHours }: Preferences,
  ): Promise<Preferences> {
    const userId = userOf(caller);
    return this.uow.run(caller, async (tx) => {
      await tx.query(
        `insert into notification_preference (user_id, sms, chat, email, email_address_sealed, quiet_from, quiet_to,
           changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (user_id) do update set sms = excluded.sms, chat = excluded.chat, email = excluded.email,
           email_address_sealed = excluded.email_address_sealed, quiet_from = excluded.quiet_from,
           quiet_to = excluded.quiet_to, changed_at = excluded.changed_at`,
        [
          userId,
          sms,
          chat,
          email,
          emailAddress === null ? null : this.cipher.seal(emailAddress, EMAIL_CONTEXT),
          quietHours?.from ?? null,
          quietHours?.to ?? null,
          await tx.now(),
        ],
      );
      const detail = { fields: ['sms', 'chat', 'email', 'emailAddress', 'quietHours'] };
      tx.audit({ action: 'notification_preference.changed', subjectType: 'user', subjectId: userId, detail });
      return this.of(tx, userId);
    });
  }
}

/** Whose own things a request is about. */
export function userOf(caller: Caller): string {
  const { userId } = caller.actor;
  if (userId === null) throw new Error('only a user has notices');
  return userId;
}
