import { QueryClient } from '@tanstack/react-query';
import { asProblem, UNREACHABLE } from '../api/problem';

const RETRIES = 2;

/** What has been read lives in memory only: nothing of a case stays in a browser that was closed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: (failures, error) => failures < RETRIES && isPassing(error), staleTime: 5_000 },
      mutations: { retry: false },
    },
  });
}

function isPassing(error: Error): boolean {
  const { code, status } = asProblem(error);
  return code === UNREACHABLE || status >= 500;
}
