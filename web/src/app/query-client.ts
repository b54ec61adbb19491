import { QueryCache, QueryClient } from '@tanstack/react-query';
import { asProblem, isShut, UNREACHABLE } from '../api/problem';

const RETRIES = 2;

/** What has been read lives in memory only: nothing of a case stays in a browser that was closed. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (isShut(error)) forgetBelow(client, queryKey);
      },
    }),
    defaultOptions: {
      queries: { retry: (failures, error) => failures < RETRIES && isPassing(error), staleTime: 5_000 },
      mutations: { retry: false },
    },
  });
  return client;
}

/** Whoever may see something no longer does not go on reading what they have read of it. */
function forgetBelow(client: QueryClient, queryKey: readonly unknown[]): void {
  for (const query of client.getQueryCache().findAll({ queryKey })) query.setState({ data: undefined });
}

function isPassing(error: Error): boolean {
  const { code, status } = asProblem(error);
  return code === UNREACHABLE || status >= 500;
}
