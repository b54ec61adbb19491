import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { assessDanger, type DangerScale } from '../domain/danger-scale.js';
import { insertFacts } from '../guards/circumstances.store.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { AssessDangerDto } from '../http/facts.dto.js';
import { SCALE_STEP } from '../legal-path/danger-scale-step.js';
import { LegalPaths } from '../legal-path/legal-paths.js';
import { requireOpenOrOnPath } from '../legal-path/open-on-path.js';
import type { DangerView } from '../reading/records.view.js';
import { recorderAgency } from '../records/recorder.js';
import { Reference } from '../reference/reference.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep } from './case-step.js';

/** Scores the danger scale; a high result stops mediation and makes the case red at once. */
@Injectable()
export class AssessDanger {
  constructor(
    private readonly steps: CaseStep,
    private readonly reference: Reference,
    private readonly guards: CaseGuards,
    private readonly paths: LegalPaths,
  ) {}

  /** @throws InvalidInput for items the scale does not have; Conflict `case_closed` where no step of a path waits */
  perform(caller: Caller, caseId: string, dto: AssessDangerDto): Promise<DangerView> {
    return this.steps.record(caller, caseId, (tx, theCase) => this.record(tx, theCase, dto), 'handle');
  }

  /** The same on a case that is locked. */
  async record(tx: Tx, theCase: CaseRow, { answers }: AssessDangerDto): Promise<DangerView> {
    await requireOpenOrOnPath(tx, theCase);
    const { version, definition: scale } = await this.reference.get(tx, 'danger_scale');
    requireAnswers(answers, scale);
    const result = assessDanger(answers, scale);
    await tx.query(
      `insert into danger_assessment (id, case_id, answers, scale_version, score, level, is_final, special_yes,
         assessed_by, at, agency_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        uuidv7(),
        theCase.id,
        JSON.stringify(answers),
        version,
        result.score,
        result.level,
        result.isFinal,
        result.specialYes,
        tx.caller.actor.userId,
        await tx.now(),
        recorderAgency(tx.caller.actor, theCase),
      ],
    );
    if (result.specialYes.length > 0) {
      await insertFacts(
        tx,
        theCase.id,
        [{ code: 'dv_special_item', value: 'yes' }],
        tx.caller.actor.displayName,
      );
    }
    const told = await changeCase(
      tx,
      theCase,
      {},
      {
        type: 'case.danger_assessed',
        payload: { score: result.score, level: result.level, isFinal: result.isFinal },
      },
    );
    const after = await this.guards.apply(tx, told);
    const open = (await this.paths.ofCase(tx, theCase.id)).flatMap((path) => path.steps);
    const isOpen = open.some((step) => step.code === SCALE_STEP && step.completedAt === null);
    if (isOpen && result.unanswered.length === 0)
      await this.paths.complete(tx, after, { code: SCALE_STEP, note: null });
    return { ...result, specialYes: [...result.specialYes], unanswered: [...result.unanswered] };
  }
}

function requireAnswers(answers: Readonly<Record<string, unknown>>, scale: DangerScale): void {
  const codes = new Set(scale.items.map(({ code }) => code));
  const problems = Object.entries(answers).flatMap(([code, answer]) =>
    codes.has(code) && (answer === 'yes' || answer === 'no')
      ? []
      : [
          {
            path: `answers.${code}`,
            code: 'scale_answer',
            message: `Give yes or no to one of ${[...codes].join(', ')}.`,
          },
        ],
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}
