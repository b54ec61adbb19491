import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { leadsNowhere, type GuardRule } from '../domain/guard-rule.js';
import type { LegalPath } from '../domain/legal-path.js';
import { holdPaths } from './described-paths.js';
import { FIRST_REFERENCE, type ReferenceKind } from './reference-kinds.js';
import { insertReference, readReference, type ReferenceVersion } from './reference.store.js';

const SOURCE = '平台补充：停止调解的规则须有后续法定程序；其余内容不变';

/**
 * A stop must lead somewhere, and rules of before may stop a case and open nothing. Such a rule learns the path that the
 * shipped rule of its code opens, and the paths learn those that a rule names and nothing describes: each as a version of
 * its own. Whatever a document does say stays (docs/adr/0044).
 */
@Injectable()
export class TeachPaths implements OnApplicationBootstrap {
  constructor(private readonly uow: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run(systemCaller('teach-paths'), async (tx) => {
      await holdPaths(tx);
      const [rules] = await readReference(tx, 'guard_rules', 1);
      const [paths] = await readReference(tx, 'legal_paths', 1);
      if (rules === undefined || paths === undefined) return;
      const taught = (rules.definition as readonly GuardRule[]).map(withPath);
      const missing = pathsMissing(taught, paths.definition as readonly LegalPath[]);
      // The path first: a rule in force never names one that is not there.
      const all = [...(paths.definition as readonly LegalPath[]), ...missing];
      // Where somebody else was faster what they wrote is not known here: the next start looks again.
      if (missing.length > 0 && !(await replace(tx, paths, all))) return;
      if ((rules.definition as readonly GuardRule[]).some(isTaught)) await replace(tx, rules, taught);
    });
  }
}

function shippedPaths({ code }: GuardRule): GuardRule['opensPaths'] {
  return FIRST_REFERENCE.guard_rules.find((shipped) => shipped.code === code)?.opensPaths;
}

function isTaught(rule: GuardRule): boolean {
  return leadsNowhere(rule) && shippedPaths(rule) !== undefined;
}

function withPath(rule: GuardRule): GuardRule {
  return isTaught(rule) ? { ...rule, opensPaths: shippedPaths(rule) } : rule;
}

function pathsMissing(rules: readonly GuardRule[], known: readonly LegalPath[]): LegalPath[] {
  const named = new Set(rules.flatMap(({ opensPaths }) => opensPaths ?? []));
  return FIRST_REFERENCE.legal_paths.filter(
    ({ kind }) => named.has(kind) && !known.some((path) => path.kind === kind),
  );
}

/** @returns whether it is written: a process of before takes no lock, and may have been faster */
async function replace(
  tx: Tx,
  { kind, version: last }: ReferenceVersion,
  definition: unknown,
): Promise<boolean> {
  const version = last + 1;
  const document = { kind: kind as ReferenceKind, version, definition, source: SOURCE };
  if (!(await insertReference(tx, document))) return false;
  tx.audit({
    action: 'reference.replaced',
    subjectType: 'reference',
    subjectId: kind,
    detail: { version, source: SOURCE },
  });
  return true;
}
