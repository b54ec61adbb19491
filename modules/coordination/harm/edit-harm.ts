import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import type { HarmFormula } from './formula.js';
import { currentHarm, type HarmVersion, harmVersions, issueHarm } from './formula.store.js';
import type { HarmEffectView, HarmFormulaView } from './harm.view.js';
import { effectOf } from './preview.store.js';

/** How many versions are shown. */
const SHOWN = 50;

/** The order of the board: read, tried and issued by the administrator. */
@Injectable()
export class EditHarm {
  constructor(private readonly uow: UnitOfWork) {}

  /** The newest first; fifty at most. */
  versions(caller: Caller): Promise<HarmFormulaView[]> {
    return this.uow.run(caller, async (tx) => (await harmVersions(tx, SHOWN)).map(viewOf));
  }

  /** What it would do; changes nothing. @throws InvalidInput */
  preview(caller: Caller, formula: HarmFormula): Promise<HarmEffectView> {
    requireAscending(formula);
    return this.uow.run({ ...caller, command: null }, async (tx) => ({
      version: (await currentHarm(tx)).version,
      ...(await effectOf(tx, formula, await tx.now())),
    }));
  }

  /**
   * Holds for what begins or moves from now on; what runs is put in its order batch by batch.
   * @throws Conflict `version_stale`; InvalidInput
   */
  issue(
    caller: Caller,
    { source, ...formula }: HarmFormula & { readonly source: string },
  ): Promise<HarmFormulaView> {
    requireAscending(formula);
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const before = await currentHarm(tx);
      const isIssued =
        before.version === version && (await issueHarm(tx, { formula, source, before: version }));
      const after = await currentHarm(tx);
      if (!isIssued) {
        throw new Conflict('version_stale', 'Somebody issued another formula after you read this one.', {
          version: after.version,
        });
      }
      tx.audit({
        action: 'harm_formula.issued',
        subjectType: 'harm_formula',
        subjectId: String(after.version),
        detail: { before, after },
      });
      return viewOf(after);
    });
  }
}

/** @throws InvalidInput where what weighs more would count less */
function requireAscending({ redFactor, orangeFactor, yellowFactor, people }: HarmFormula): void {
  if (orangeFactor < yellowFactor || redFactor < orangeFactor) {
    throw InvalidInput.at(
      redFactor < orangeFactor ? 'redFactor' : 'orangeFactor',
      'risk_not_ascending',
      'Give red at least the factor of orange, and orange at least that of yellow.',
    );
  }
  const at = people.findIndex(({ from, factor }, place) => {
    const below = people[place - 1];
    return below !== undefined && (from <= below.from || factor < below.factor);
  });
  if (at > 0) {
    throw InvalidInput.at(
      `people[${at}].from`,
      'people_not_ascending',
      'Give more people in each step than in the one before, and at least its factor.',
    );
  }
}

function viewOf({ issuedAt, ...version }: HarmVersion): HarmFormulaView {
  return { ...version, issuedAt: issuedAt.toISOString() };
}
