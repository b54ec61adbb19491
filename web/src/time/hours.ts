import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Calendar, WorkingTime } from '../../../src/kernel/working-time';
import { api, bodyOf } from '../api/client';

/** A calendar as it is in force, ready to be counted in. */
export interface OpenHours {
  /** Of the version, as limits name it. */
  readonly versionId: string;
  readonly key: string;
  readonly version: number;
  readonly time: WorkingTime;
}

/** The calendars that limits count in. A version never changes; a newer one is met within the hour. */
export const hoursQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: async (): Promise<readonly OpenHours[]> => {
    const [calendars, { compileCalendar }] = await Promise.all([
      bodyOf(api.GET('/api/v1/calendars')),
      import('../../../src/kernel/working-time'),
    ]);
    return calendars.map(({ key, current }) => ({
      versionId: current.id,
      key,
      version: current.number,
      time: compileCalendar(current.definition as unknown as Calendar),
    }));
  },
  staleTime: 60 * 60_000,
});

/**
 * The hours in which a limit counts.
 * @param versionId of the calendar; null for a limit that counts real time
 * @returns null for real time; undefined while they are not known, or where the version is no longer in force
 */
export function useHours(versionId: string | null): WorkingTime | null | undefined {
  const { data } = useQuery({ ...hoursQuery, enabled: versionId !== null });
  return versionId === null ? null : data?.find((hours) => hours.versionId === versionId)?.time;
}
