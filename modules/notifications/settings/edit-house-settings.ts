import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { type HouseSettings, readHouseSettings } from './house-settings.js';

/** Quiet hours, signature and the life of links: read and replaced by the administrator. */
@Injectable()
export class EditHouseSettings {
  constructor(private readonly uow: UnitOfWork) {}

  show(caller: Caller): Promise<HouseSettings> {
    return this.uow.run(caller, readHouseSettings);
  }

  /** @throws Conflict `version_stale`; InvalidInput for a time zone that does not exist */
  replace(caller: Caller, wanted: Omit<HouseSettings, 'version'>): Promise<HouseSettings> {
    requireZone(wanted.zone);
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const { signature, zone, quietFrom, quietTo, ticketDays } = wanted;
      const changed = await tx.query(
        `update notification_setting set signature = $2, zone = $3, quiet_from = $4, quiet_to = $5, ticket_days = $6,
           version = version + 1, changed_at = $7, changed_by = $8
         where version = $1 returning version`,
        [version, signature, zone, quietFrom, quietTo, ticketDays, await tx.now(), caller.actor.userId],
      );
      const after = await readHouseSettings(tx);
      if (changed.length === 0) {
        throw new Conflict('version_stale', 'Somebody changed the settings after you read them.', {
          version: after.version,
        });
      }
      const detail = { fields: Object.keys(wanted) };
      tx.audit({
        action: 'notification_setting.changed',
        subjectType: 'notification_setting',
        subjectId: 'house',
        detail,
      });
      return after;
    });
  }
}

function requireZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw InvalidInput.at('zone', 'zone_unknown', 'Use an IANA time zone, such as Asia/Shanghai.');
  }
}
