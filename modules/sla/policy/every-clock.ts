import { InvalidInput } from '../../../src/kernel/errors.js';
import { defaultPolicy } from '../seed/default-policy.js';
import type { PolicyDefinition } from './policy-definition.js';

/** The clocks that steps of the product start. */
const STARTED: ReadonlySet<string> = new Set(defaultPolicy().rules.map(({ clock }) => clock));

/**
 * A version that forgot a clock would refuse every step that starts it.
 * @throws InvalidInput `clock_missing` for each clock it says nothing of
 */
export function assertEveryClock({ rules }: PolicyDefinition): void {
  const named = new Set(rules.map(({ clock }) => clock));
  const missing = [...STARTED].filter((clock) => !named.has(clock));
  if (missing.length === 0) return;
  throw new InvalidInput(
    missing.map((clock) => ({
      path: 'rules',
      code: 'clock_missing',
      message: `Say what ${clock} promises; a rule whose time is null says that there is none.`,
    })),
  );
}
