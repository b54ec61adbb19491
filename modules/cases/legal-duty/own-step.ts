import { Forbidden, NotFound } from '../../../src/kernel/errors.js';
import type { OpenPath } from '../legal-path/path-steps.js';

/**
 * Whoever has no part in a case but the steps they owe completes those and no others.
 * @throws NotFound `legal_step_not_found`; Forbidden `legal_step_not_yours`
 */
export function requireOwn(
  paths: readonly OpenPath[],
  { code, agencyIds }: { readonly code: string; readonly agencyIds: readonly string[] },
): void {
  const named = paths.flatMap(({ steps }) => steps).filter((step) => step.code === code);
  if (named.length === 0) throw new NotFound('legal_step');
  if (!named.some(({ ownerAgencyId }) => agencyIds.includes(ownerAgencyId))) {
    throw new Forbidden('legal_step_not_yours', 'Another agency is charged with this step.');
  }
}
