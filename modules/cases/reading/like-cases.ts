import { Injectable } from '@nestjs/common';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import { CaseStep } from '../actions/case-step.js';
import { auditSightOf } from '../actions/register.js';
import { Likeness } from '../likeness/likeness.js';
import { Parties } from '../parties.js';
import { toLikenessView } from './guard-views.js';
import type { LikenessView } from './guards.view.js';

/** Cases like one on record, as registration would have hinted at them: what came in by a list was hinted at to nobody. */
@Injectable()
export class LikeCases {
  constructor(
    private readonly steps: CaseStep,
    private readonly likeness: Likeness,
    private readonly parties: Parties,
  ) {}

  show(caller: Caller, caseId: string): Promise<LikenessView> {
    return this.steps.see(caller, { caseId, part: 'duplicates' }, async (tx, theCase) => {
      const { typeCode, narrative, placeText, areaPath, occurredAt, registeredAt } = theCase;
      const alike = await this.likeness.find(tx, {
        typeCode,
        narrative,
        placeText,
        areaPath,
        occurredAt: occurredAt ?? registeredAt,
        parties: await this.parties.ofCase(tx, caseId),
        exceptCaseId: caseId,
      });
      auditSightOf(tx, { alike, agency: { id: agenciesOf(caller.actor)[0] ?? theCase.custodianAgencyId } });
      return toLikenessView(alike);
    });
  }
}
