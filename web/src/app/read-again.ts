import { hashKey, type Query, type QueryClient } from '@tanstack/react-query';
import { serverTimeQuery } from '../time/server-time';

const STEP_MS = 1_000;
/** However much moves: no more often than a page that nobody tells anything. */
const MOST_MS = 10_000;

/**
 * Reads again what is on the page and follows the world: whatever asks by itself now and then. At once when it has been quiet; while
 * it does not get quiet, each time a second later than the time before. Nothing that is being read is broken off, a further page of a list neither:
 * what moved meanwhile is read afterwards.
 */
export function readAgain(client: QueryClient): {
  /** @param topics what moved; null: anything may have */
  readonly read: (topics: readonly string[] | null) => void;
  readonly end: () => void;
} {
  const due = new Set<string>();
  let gapMs = STEP_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readDue = (): void => {
    const queries = client.getQueryCache().findAll({
      type: 'active',
      predicate: (query) => followsTheWorld(query) && due.has(topicOf(query)),
    });
    due.clear();
    for (const query of queries) if (query.state.fetchStatus !== 'idle') due.add(topicOf(query));
    void client.refetchQueries({ predicate: (query) => queries.includes(query) }, { cancelRefetch: false });
    timer = setTimeout(() => {
      timer = undefined;
      gapMs = due.size === 0 ? STEP_MS : Math.min(gapMs + STEP_MS, MOST_MS);
      if (due.size > 0) readDue();
    }, gapMs);
  };

  return {
    read: (topics) => {
      for (const topic of topics ?? [WORK, NOTICES]) due.add(topic);
      if (timer === undefined) readDue();
    },
    end: () => clearTimeout(timer),
  };
}

const WORK = 'work';
const NOTICES = 'notices';

/** The server’s time moves by itself. */
function followsTheWorld({ queryHash, observers }: Query): boolean {
  return (
    queryHash !== hashKey(serverTimeQuery.queryKey) &&
    observers.some(({ options }) => options.refetchInterval !== undefined)
  );
}

function topicOf({ queryKey }: Query): string {
  return queryKey[1] === NOTICES ? NOTICES : WORK;
}
