import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput } from '../../../../src/kernel/errors.js';
import type { Caller } from '../../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../../src/platform/http/version.js';
import { readTaskSettings, saveTaskSettings, type TaskSettings } from './task-settings.js';

type Wanted = Omit<TaskSettings, 'version'>;

/** The head starts of risk and the life of a claim: read and replaced by the administrator. */
@Injectable()
export class EditTaskSettings {
  constructor(private readonly uow: UnitOfWork) {}

  show(caller: Caller): Promise<TaskSettings> {
    return this.uow.run(caller, readTaskSettings);
  }

  /**
   * Holds at once, for what waits already too.
   * @throws Conflict `version_stale`; InvalidInput when orange would stand before red
   */
  replace(caller: Caller, wanted: Wanted): Promise<TaskSettings> {
    requireRedBeforeOrange(wanted);
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const before = await readTaskSettings(tx);
      const isSaved = await saveTaskSettings(tx, { ...wanted, version });
      const after = await readTaskSettings(tx);
      if (!isSaved) {
        throw new Conflict('version_stale', 'Somebody changed the settings after you read them.', {
          version: after.version,
        });
      }
      tx.audit({
        action: 'task_setting.changed',
        subjectType: 'task_setting',
        subjectId: 'house',
        detail: { before, after },
      });
      return after;
    });
  }
}

function requireRedBeforeOrange({ redHeadStartMinutes, orangeHeadStartMinutes }: Wanted): void {
  if (redHeadStartMinutes >= orangeHeadStartMinutes) return;
  throw InvalidInput.at(
    'redHeadStartMinutes',
    'red_behind_orange',
    'Give red at least the head start of orange.',
  );
}
