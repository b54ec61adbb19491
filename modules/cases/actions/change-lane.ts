import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { CaseClocks } from '../case-clocks.js';
import { mayChangeLane } from '../domain/lane.js';
import type { ChangeLaneDto } from '../http/steps.dto.js';
import { LiveWork } from '../live-work.js';
import type { CaseView } from '../reading/case.view.js';
import { takeLane } from '../work/take-lane.js';
import { caseRolesOf } from './case-roles.js';
import { CaseStep, requireOpen } from './case-step.js';

/** Another lane: up by whoever works on the case, down by a supervisor's word. */
@Injectable()
export class ChangeLane {
  constructor(
    private readonly steps: CaseStep,
    private readonly liveWork: LiveWork,
    private readonly caseClocks: CaseClocks,
  ) {}

  /** @throws Forbidden `lane_down_needs_supervisor`; Conflict `same_lane`, `case_closed` */
  perform(caller: Caller, caseId: string, { lane, reason }: ChangeLaneDto): Promise<CaseView> {
    return this.steps.change(caller, caseId, async (tx, theCase, relations) => {
      requireOpen(theCase);
      if (theCase.lane === lane) throw new Conflict('same_lane', 'The case is in this lane.', { lane });
      const roles = caseRolesOf(caller.actor, theCase, relations);
      if (!roles.some((role) => mayChangeLane(theCase.lane, lane, role))) {
        throw new Forbidden('lane_down_needs_supervisor', 'Down only by a supervisor.', {
          from: theCase.lane,
          to: lane,
        });
      }
      const means = { caseClocks: this.caseClocks, liveWork: this.liveWork };
      await takeLane(tx, theCase, { lane, reason }, means);
    });
  }
}
