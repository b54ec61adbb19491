import { systemCaller } from '../auth/actor.js';
import type { Tx } from '../database/tx.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { JobRun } from './job-handler.js';

/**
 * Does the work of a job once, however often the job is delivered: the inbox row commits with the work.
 *
 * A second run that overlaps the first waits at the row until the first has committed (and then does nothing) or has
 * rolled back (and then does the work).
 */
export async function handleOnce(
  uow: UnitOfWork,
  handlerName: string,
  job: JobRun,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  await uow.run(systemCaller(job.id), async (tx) => {
    const first = await tx.query(
      'insert into inbox (handler, job_id) values ($1, $2) on conflict do nothing returning job_id',
      [handlerName, job.id],
    );
    if (first.length > 0) await work(tx);
  });
}
