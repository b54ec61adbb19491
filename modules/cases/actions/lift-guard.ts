import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { mayOverride } from '../domain/guards.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { LiftGuardDto } from '../http/facts.dto.js';
import { toGuardReportView } from '../reading/guard-views.js';
import type { GuardReportView } from '../reading/guards.view.js';
import { Reference } from '../reference/reference.js';
import { changeCase } from '../store/change-case.js';
import { caseRolesOf } from './case-roles.js';
import { CaseStep, requireOpen } from './case-step.js';

/** Lifts a guard rule on one case: by a role that the rule itself names, with a reason, on record for good. */
@Injectable()
export class LiftGuard {
  constructor(
    private readonly steps: CaseStep,
    private readonly guards: CaseGuards,
    private readonly reference: Reference,
  ) {}

  /** @throws NotFound `guard_rule_not_found`; Forbidden `guard_not_yours_to_lift`; Conflict `guard_already_lifted`, `guard_not_in_force` */
  perform(caller: Caller, caseId: string, { ruleCode, reason }: LiftGuardDto): Promise<GuardReportView> {
    return this.steps.record(
      caller,
      caseId,
      async (tx, theCase, relations) => {
        requireOpen(theCase);
        const { definition: rules } = await this.reference.get(tx, 'guard_rules');
        const rule = rules.find(({ code }) => code === ruleCode);
        if (rule === undefined) throw new NotFound('guard_rule');
        const role = caseRolesOf(caller.actor, theCase, relations).find((each) => mayOverride(rule, each));
        if (role === undefined) {
          throw new Forbidden('guard_not_yours_to_lift', 'The rule names who may lift it.', {
            rule: ruleCode,
            overridableBy: rule.overridableBy,
          });
        }
        const verdict = (await this.guards.judge(tx, theCase)).guards.verdicts.find(
          (each) => each.rule === ruleCode,
        );
        if (verdict?.isOverridden === true)
          throw new Conflict('guard_already_lifted', 'The rule is lifted.', { rule: ruleCode });
        if (verdict === undefined || verdict.effect === null) {
          throw new Conflict('guard_not_in_force', 'The rule says nothing about this case now.', {
            rule: ruleCode,
          });
        }
        await tx.query(
          `insert into guard_override (id, case_id, rule_code, role, reason, lifted_by, lifted_by_name, at, owner_agency_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [
            uuidv7(),
            caseId,
            ruleCode,
            role,
            reason,
            caller.actor.userId,
            caller.actor.displayName,
            await tx.now(),
            theCase.ownerAgencyId,
          ],
        );
        const told = await changeCase(
          tx,
          theCase,
          {},
          { type: 'case.guard_lifted', payload: { rule: ruleCode, role, reason } },
        );
        const after = await this.guards.apply(tx, told);
        return toGuardReportView(await this.guards.judge(tx, after));
      },
      'read',
    );
  }
}
