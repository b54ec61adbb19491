import { type FieldProblem, InvalidInput } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { GuardRule } from '../domain/guard-rule.js';
import type { LegalPath } from '../domain/legal-path.js';
import type { ReferenceKind } from './reference-kinds.js';
import { readReference } from './reference.store.js';
import { problem } from './shape.js';

/*
 * Guard rules name paths and another document describes them. Each could be replaced with a right one, and a stopped case
 * would still open nothing (docs/adr/0044).
 */

/** Whether it is one of the two documents that must fit each other. */
export function isOfPaths(kind: ReferenceKind): kind is 'guard_rules' | 'legal_paths' {
  return kind === 'guard_rules' || kind === 'legal_paths';
}

/** Of the two documents one is replaced at a time, to the end of the transaction: taken before either is read. */
export async function holdPaths(tx: Tx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('guard_rules and legal_paths', 0))`);
}

/** @throws InvalidInput `path_undescribed` for every rule that would name a path which nothing in force describes */
export async function requireDescribed(
  tx: Tx,
  kind: 'guard_rules' | 'legal_paths',
  definition: unknown,
): Promise<void> {
  const other = kind === 'guard_rules' ? 'legal_paths' : 'guard_rules';
  const [beside] = await readReference(tx, other, 1);
  if (beside === undefined) return;
  const [rules, paths] =
    kind === 'guard_rules' ? [definition, beside.definition] : [beside.definition, definition];
  const known = new Set((paths as readonly LegalPath[]).map((path) => path.kind));
  const problems = (rules as readonly GuardRule[]).flatMap(({ code, opensPaths = [] }, index) => {
    const missing = opensPaths.filter((path) => !known.has(path));
    const place = kind === 'guard_rules' ? `definition[${index}].opensPaths` : 'definition';
    return missing.length === 0 ? [] : [undescribed(place, code, missing)];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}

function undescribed(place: string, rule: string, kinds: readonly string[]): FieldProblem {
  const message = `The rule ${rule} opens ${kinds.join(', ')}, which the legal paths would not describe.`;
  return problem(place, 'path_undescribed', message);
}

/**
 * A step is watched by a clock that every policy in force says something of; any other would refuse the registration that
 * opens the path.
 * @throws InvalidInput `clock_unknown` for each step that names another
 */
export function requireClocks(paths: readonly LegalPath[], clocks: ReadonlySet<string>): void {
  const problems = paths.flatMap(({ steps }, at) =>
    steps.flatMap(({ clock }, index) =>
      clock === null || clocks.has(clock)
        ? []
        : [
            problem(
              `definition[${at}].steps[${index}].clock`,
              'clock_unknown',
              `There is no clock ${clock} in every policy in force.`,
            ),
          ],
    ),
  );
  if (problems.length > 0) throw new InvalidInput(problems);
}
