import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { asProblem } from '../../api/problem';
import { whileSomebodyIsHere } from '../../app/presence';

const REFRESH_MS = 15_000;

export type Duty = Views['LegalDutyView'];
export type Holding = Views['HoldingView'];

/** What somebody who does not see a case has to do with it: as its holder, who may owe steps by law too, or by these alone. */
export type Door =
  { readonly holding: Holding; readonly duty: Duty | null } | { readonly holding: null; readonly duty: Duty };

/** @throws Problem 404 where they neither hold it nor owe a step */
export const doorQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'door'],
    queryFn: async (): Promise<Door> => {
      const params = { path: { id } };
      const duty = bodyOf(api.GET('/api/v1/cases/{id}/legal-duty', { params }));
      const holding = bodyOf(api.GET('/api/v1/cases/{id}/holding', { params }));
      const [owed, held] = await Promise.all([orNull(duty), orNull(holding)]);
      return held === null ? { holding: null, duty: owed ?? (await duty) } : { holding: held, duty: owed };
    },
    refetchInterval: (query) => query.state.data !== undefined && whileSomebodyIsHere(REFRESH_MS)(),
  });

/** What is not theirs is nothing to them; any other answer is thrown. */
function orNull<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch((error: unknown) => {
    if (asProblem(error).status === 404) return null;
    throw error;
  });
}

export const dutyRecordsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'duty-records'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/legal-duty/records', { params: { path: { id } } })),
  });

export const holdingRecordsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'holding-records'],
    queryFn: () => bodyOf(api.GET('/api/v1/cases/{id}/holding/records', { params: { path: { id } } })),
    // They are nobody's to read once a party has withdrawn consent.
    retry: false,
  });
