import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { allTexts, findText, type MessageText, saveText, TEXT_LENGTH } from './message-texts.store.js';

/** The words of messages. Codes belong to the program; what they say belongs to the house. */
@Injectable()
export class EditTexts {
  constructor(private readonly uow: UnitOfWork) {}

  list(caller: Caller): Promise<MessageText[]> {
    return this.uow.run(caller, allTexts);
  }

  /** @throws NotFound; Conflict `version_stale`; InvalidInput when it would make a message longer than 70 characters */
  replace(caller: Caller, code: string, text: string): Promise<MessageText> {
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const before = await findText(tx, code);
      if (before === null) throw new NotFound('message_text');
      const longest = TEXT_LENGTH[before.audience];
      if (text.length > longest)
        throw InvalidInput.at('text', 'max_length', `At most ${longest} characters.`);
      if (!(await saveText(tx, code, { text, version }))) {
        throw new Conflict('version_stale', 'Somebody changed the text after you read it.', {
          version: before.version,
        });
      }
      tx.audit({ action: 'message_text.changed', subjectType: 'message_text', subjectId: code });
      return { ...before, text, version: version + 1 };
    });
  }
}
