import type { Tx } from '../../../../src/platform/database/tx.js';

/** How lists of tasks are ordered, and how long a claim holds. All numbers are ours [design]. */
export interface TaskSettings {
  /** A red task stands where one that expires this much earlier would stand. */
  readonly redHeadStartMinutes: number;
  readonly orangeHeadStartMinutes: number;
  readonly claimMinutes: number;
  readonly version: number;
}

export async function readTaskSettings(tx: Tx): Promise<TaskSettings> {
  const [settings] = await tx.query<TaskSettings>(
    `select red_head_start_minutes as "redHeadStartMinutes", orange_head_start_minutes as "orangeHeadStartMinutes",
       claim_minutes as "claimMinutes", version
     from task_setting`,
  );
  if (settings === undefined) throw new Error('the row of task_setting is missing');
  return settings;
}

/**
 * What waits is put in its new order by triggers, in the same transaction; a claim that holds keeps its end.
 * @returns false when the version is another by now
 */
export async function saveTaskSettings(
  tx: Tx,
  { redHeadStartMinutes, orangeHeadStartMinutes, claimMinutes, version }: TaskSettings,
): Promise<boolean> {
  const changed = await tx.query(
    `update task_setting set red_head_start_minutes = $2, orange_head_start_minutes = $3, claim_minutes = $4,
       version = version + 1, changed_at = $5, changed_by = $6
     where version = $1 returning version`,
    [
      version,
      redHeadStartMinutes,
      orangeHeadStartMinutes,
      claimMinutes,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
  return changed.length > 0;
}
