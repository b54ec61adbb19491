import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../auth/actor.js';
import { RequiresOverRoot } from '../auth/requires.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ByCaller } from '../http/request.js';
import { IncidentListQuery } from './incidents.dto.js';
import { IncidentPageView, IncidentView, JobsHealthView } from './incidents.view.js';
import { Incidents, type JobIncident } from './incidents.js';
import { JobsHealth } from './jobs-health.js';

/** What the product could not finish by itself, and the person who looks after it. */
@ApiTags('operations')
@Controller()
export class IncidentsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: Incidents,
    private readonly health: JobsHealth,
  ) {}

  /** Jobs that were given up, the newest first. */
  @Get('incidents')
  @RequiresOverRoot('incident.manage')
  list(@ByCaller() caller: Caller, @Query() query: IncidentListQuery): Promise<IncidentPageView> {
    return this.uow.run(caller, async (tx) => {
      const { items, nextCursor } = await this.incidents.list(tx, query);
      return { items: items.map(incidentView), nextCursor };
    });
  }

  /** Runs the job anew and resolves the incident. */
  @Post('incidents/:id/retry')
  @HttpCode(204)
  @RequiresOverRoot('incident.manage')
  retry(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.uow.run(caller, (tx) => this.incidents.retry(tx, id));
  }

  /** Says that nothing more is to be done about it. */
  @Post('incidents/:id/resolution')
  @HttpCode(204)
  @RequiresOverRoot('incident.manage')
  resolve(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.uow.run(caller, (tx) => this.incidents.resolve(tx, id));
  }

  /** How the work after commits stands. */
  @Get('jobs/health')
  @RequiresOverRoot('incident.manage')
  snapshot(): Promise<JobsHealthView> {
    return this.health.snapshot();
  }
}

function incidentView(incident: JobIncident): IncidentView {
  const { id, handler, error, attempts, happenedAt, ownerRole, resolvedAt } = incident;
  return {
    id,
    handler,
    error,
    attempts,
    happenedAt: happenedAt.toISOString(),
    ownerRole,
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}
