/** Who gets what: the rows named for them, and their even part of those that are named for nobody. */
export interface Receiver {
  readonly userId: string;
  readonly subjectIds?: readonly string[];
}

interface Shared {
  readonly subjectId: string;
  readonly caseId: string;
}

/**
 * Everything of one case goes to one person, where nobody was named for it; the next case to whoever has got the least so far,
 * in the order of the receivers.
 * @returns by subject, whose it will be
 */
export function shareOut(
  rows: readonly Shared[],
  receivers: readonly Receiver[],
): ReadonlyMap<string, string> {
  const named = new Map(
    receivers.flatMap(({ userId, subjectIds = [] }) => subjectIds.map((id) => [id, userId] as const)),
  );
  const got = new Map(receivers.map(({ userId }) => [userId, 0]));
  const shares = new Map<string, string>();
  const give = (row: Shared, userId: string): void => {
    shares.set(row.subjectId, userId);
    got.set(userId, (got.get(userId) ?? 0) + 1);
  };
  for (const row of rows) {
    const userId = named.get(row.subjectId);
    if (userId !== undefined) give(row, userId);
  }
  const byCase = new Map<string, Shared[]>();
  for (const row of rows.filter(({ subjectId }) => !named.has(subjectId))) {
    byCase.set(row.caseId, [...(byCase.get(row.caseId) ?? []), row]);
  }
  for (const together of byCase.values()) {
    const [least] = [...got].sort(([, a], [, b]) => a - b);
    if (least !== undefined) for (const row of together) give(row, least[0]);
  }
  return shares;
}
