import { Injectable } from '@nestjs/common';
import { Conflict, type FieldProblem, InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { TELL_JOB } from '../telling/tellable-events.js';
import { readAudience, readCondition } from './audience-shape.js';
import type { NoticeRule, NoticeRuleTerms } from './notice-rule.js';
import { allRules, insertRule, lockRule, saveRule } from './notice-rules.store.js';
import { findText } from './message-texts.store.js';

/** A rule as it comes in: audience and condition are still unread. */
export type NewNoticeRule = Omit<NoticeRuleTerms, 'audience' | 'condition'> & {
  readonly key: string;
  readonly audience: unknown;
  readonly condition: unknown;
};

/** Who is told what: read by everybody who may set policy, and changed by them. */
@Injectable()
export class EditRules {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subscriptions: Subscriptions,
  ) {}

  list(caller: Caller): Promise<NoticeRule[]> {
    return this.uow.run(caller, allRules);
  }

  /** @throws InvalidInput with every problem at once; Conflict `key_taken` */
  add(caller: Caller, wanted: NewNoticeRule): Promise<NoticeRule> {
    return this.uow.run(caller, async (tx) => {
      const rule = await insertRule(tx, wanted.key, await this.read(tx, wanted));
      if (rule === null)
        throw new Conflict('key_taken', 'There is a rule of this key already.', { key: wanted.key });
      tx.audit({
        action: 'notice_rule.added',
        subjectType: 'notice_rule',
        subjectId: rule.id,
        detail: { key: rule.key },
      });
      return rule;
    });
  }

  /** @throws NotFound; Conflict `version_stale`; InvalidInput */
  change(caller: Caller, id: string, change: Partial<Omit<NewNoticeRule, 'key'>>): Promise<NoticeRule> {
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const before = await lockRule(tx, id);
      if (before === null) throw new NotFound('notice_rule');
      if (before.version !== version) {
        throw new Conflict('version_stale', 'Somebody changed the rule after you read it.', {
          version: before.version,
        });
      }
      const terms = await this.read(tx, { ...before, ...change });
      await saveRule(tx, id, terms);
      const detail = { key: before.key, fields: Object.keys(change) };
      tx.audit({ action: 'notice_rule.changed', subjectType: 'notice_rule', subjectId: id, detail });
      return { ...before, ...terms, version: version + 1 };
    });
  }

  private async read(tx: Tx, wanted: NewNoticeRule): Promise<NoticeRuleTerms> {
    const problems: FieldProblem[] = [];
    const audience = readAudience(wanted.audience, problems);
    const condition = readCondition(wanted.condition, problems);
    if (!this.subscriptions.jobsFor(wanted.eventType).includes(TELL_JOB)) {
      const message = 'Nobody is told of such an event: use the type of one that is followed.';
      problems.push({ path: 'eventType', code: 'event_not_followed', message });
    }
    if ((await findText(tx, wanted.code))?.audience !== 'staff') {
      problems.push({ path: 'code', code: 'text_unknown', message: 'Use the code of a text for staff.' });
    }
    if (problems.length > 0) throw new InvalidInput(problems);
    const { eventType, code, urgency, dueClock, coalesceMinutes, active } = wanted;
    return { eventType, code, urgency, dueClock, coalesceMinutes, active, audience, condition };
  }
}
