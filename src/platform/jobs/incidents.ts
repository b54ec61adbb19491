import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '../../kernel/errors.js';
import { isUuid, uuidv7 } from '../../kernel/ids.js';
import type { Role } from '../auth/actor.js';
import type { Tx } from '../database/tx.js';
import { decodeCursor, type Page, pageOf } from '../http/page.js';
import type { JobPayload } from './job-handler.js';

/** A job given up after its last attempt. */
export interface JobIncident {
  readonly id: string;
  readonly handler: string;
  readonly jobId: string;
  /** Name and message of the last error, for an engineer. */
  readonly error: string;
  readonly attempts: number;
  readonly happenedAt: Date;
  readonly ownerRole: Role;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
}

/** A job that has used up its attempts, as the queue tells it. */
export interface GivenUpJob {
  readonly id: string;
  readonly name: string;
  readonly payload: JobPayload;
  readonly error: string;
  readonly attempts: number;
  readonly ownerRole: Role;
}

export interface IncidentQuery {
  /** Shows incidents of these owners only; everybody's when left out. */
  readonly ownerRoles?: readonly Role[];
  /** Shows the resolved ones too. */
  readonly includeResolved?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

const COLUMNS = `id, handler, job_id as "jobId", error, attempts, happened_at as "happenedAt",
  owner_role as "ownerRole", resolved_at as "resolvedAt", resolved_by as "resolvedBy"`;
const ERROR_LENGTH = 2_000;
const PAGE_SIZE = 50;

/** The jobs that need a person. Every method works in the caller's transaction. */
@Injectable()
export class Incidents {
  /**
   * @returns false when this job of this handler is an incident already, unless somebody has had that run anew
   */
  async record(tx: Tx, job: GivenUpJob): Promise<boolean> {
    const rows = await tx.query(
      `insert into job_incident (id, handler, job_id, payload, error, attempts, happened_at, owner_role)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (handler, job_id) where not retried do nothing returning id`,
      [
        uuidv7(),
        job.name,
        job.id,
        JSON.stringify(job.payload),
        job.error.slice(0, ERROR_LENGTH),
        job.attempts,
        await tx.now(),
        job.ownerRole,
      ],
    );
    return rows.length > 0;
  }

  /** Newest first. The payload stays in the database: whoever reads the list needs no ids of parties. */
  async list(tx: Tx, query: IncidentQuery = {}): Promise<Page<JobIncident>> {
    const limit = query.limit ?? PAGE_SIZE;
    const after = decodeCursor(query.cursor, 1)?.[0] ?? null;
    const rows = await tx.query<JobIncident>(
      `select ${COLUMNS} from job_incident
       where ($1::text[] is null or owner_role = any($1)) and ($2 or resolved_at is null)
         and ($3::uuid is null or id < $3)
       order by id desc limit $4`,
      [query.ownerRoles ?? null, query.includeResolved ?? false, after, limit + 1],
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) => [row.id],
    );
  }

  /**
   * Runs the job anew, as a job of its own, and resolves the incident.
   * @throws NotFound; Conflict `incident_resolved` when somebody has resolved it
   */
  async retry(tx: Tx, id: string): Promise<void> {
    const { handler, payload } = await this.close(tx, id, 'retried');
    tx.enqueue({ name: handler, payload });
    tx.audit({
      action: 'job_incident.retried',
      subjectType: 'job_incident',
      subjectId: id,
      detail: { handler },
    });
  }

  /**
   * Says that nothing more is to be done about it.
   * @throws NotFound; Conflict `incident_resolved` when somebody has resolved it
   */
  async resolve(tx: Tx, id: string): Promise<void> {
    const { handler } = await this.close(tx, id, 'resolved');
    tx.audit({
      action: 'job_incident.resolved',
      subjectType: 'job_incident',
      subjectId: id,
      detail: { handler },
    });
  }

  private async close(
    tx: Tx,
    id: string,
    by: 'retried' | 'resolved',
  ): Promise<{ handler: string; payload: JobPayload }> {
    if (!isUuid(id)) throw new NotFound('job_incident');
    const [incident] = await tx.query<{ handler: string; payload: JobPayload; resolvedAt: Date | null }>(
      'select handler, payload, resolved_at as "resolvedAt" from job_incident where id = $1 for update',
      [id],
    );
    if (incident === undefined) throw new NotFound('job_incident');
    if (incident.resolvedAt !== null) {
      throw new Conflict('incident_resolved', 'Somebody has resolved this incident already.', {
        resolvedAt: incident.resolvedAt.toISOString(),
      });
    }
    await tx.query('update job_incident set resolved_at = $2, resolved_by = $3, retried = $4 where id = $1', [
      id,
      await tx.now(),
      tx.caller.actor.userId,
      by === 'retried',
    ]);
    return incident;
  }
}
