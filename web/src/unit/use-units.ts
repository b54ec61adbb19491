import { useQuery } from '@tanstack/react-query';
import { isHead } from '../session/roles';
import { useSession } from '../session/session';
import type { Option } from '../ui/choice-field';
import { agenciesBelowQuery } from './unit-query';

/** Which agencies somebody may look at, as their query stands. */
interface Units {
  /** Undefined while they are on their way. */
  readonly units: readonly Option[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** The agencies that the signed-in user heads, and those of the area they supervise. */
export function useUnits(): Units {
  const { memberships } = useSession();
  const supervised = memberships.find(({ role }) => role === 'supervisor')?.areaPath ?? '';
  const { data, error, refetch } = useQuery(agenciesBelowQuery(supervised.split('.').pop() ?? ''));
  if (supervised !== '' && data === undefined) return { units: undefined, error, refetch };
  const headed = memberships
    .filter(({ role }) => isHead(role))
    .map(({ agencyId, agencyName }) => ({ code: agencyId ?? '', label: agencyName ?? '' }));
  const below = (data ?? []).map(({ id, name }) => ({ code: id, label: name }));
  const byId = new Map([...headed, ...below].map((option) => [option.code, option]));
  return { units: [...byId.values()], error: null, refetch };
}
