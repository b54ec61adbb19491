import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { allTexts, insertText } from '../rules/message-texts.store.js';
import { allRules, insertRule } from '../rules/notice-rules.store.js';
import { FIRST_TEXTS } from './message-texts.js';
import { FIRST_RULES } from './notice-rules.js';

/** Serialises processes that start at the same time. */
const SEED_LOCK = 7070;

/** Puts texts and rules in place that are not there; what an administrator changed is never touched. */
@Injectable()
export class NoticesSeeder implements OnApplicationBootstrap {
  constructor(private readonly uow: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run(systemCaller('notices-seed'), async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
      const codes = new Set((await allTexts(tx)).map(({ code }) => code));
      for (const text of FIRST_TEXTS) if (!codes.has(text.code)) await insertText(tx, text);
      const keys = new Set((await allRules(tx)).map(({ key }) => key));
      for (const { key, ...terms } of FIRST_RULES) if (!keys.has(key)) await insertRule(tx, key, terms);
    });
  }
}
