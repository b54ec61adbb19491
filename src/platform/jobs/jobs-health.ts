import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** An outbox row this old means that no relay gets through. */
export const STUCK_AFTER_MINUTES = 5;

/** How the work after commits is getting on. */
export interface JobsSnapshot {
  /** Rows committed and not yet in a queue. */
  readonly outboxRows: number;
  /** The age of the oldest of them, in seconds; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Rows older than five minutes: anything above 0 needs an engineer. */
  readonly stuckRows: number;
  /** Jobs given up and not resolved by a person. */
  readonly failedIncidents: number;
}

// By the database's own clock, as `created_at` is: this is about machines, not about domain time.
const SNAPSHOT_SQL = `
select count(*)::int as "outboxRows",
       coalesce(greatest(0, extract(epoch from clock_timestamp() - min(created_at))), 0)::float8 as "oldestSeconds",
       (count(*) filter (where created_at < clock_timestamp() - interval '${STUCK_AFTER_MINUTES} minutes'))::int
         as "stuckRows",
       (select count(*)::int from job_incident where resolved_at is null) as "failedIncidents"
from outbox`;

/** For the health page and the metrics. */
@Injectable()
export class JobsHealth {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async snapshot(): Promise<JobsSnapshot> {
    const [snapshot] = await this.dataSource.query<JobsSnapshot[]>(SNAPSHOT_SQL);
    if (snapshot === undefined) throw new Error('the job snapshot answered no row');
    return snapshot;
  }
}
