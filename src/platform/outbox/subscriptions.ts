import { Injectable } from '@nestjs/common';

/**
 * Which jobs follow which events. Modules subscribe while they are constructed; the composition root then checks that
 * every job named has a handler, so that a missing one stops the start instead of losing work.
 */
@Injectable()
export class Subscriptions {
  private readonly jobsByEvent = new Map<string, string[]>();

  /** After every event of `eventType`, the job `jobName` runs with the payload `{ eventId }`. */
  on(eventType: string, jobName: string): void {
    const jobs = this.jobsByEvent.get(eventType) ?? [];
    if (jobs.includes(jobName)) throw new Error(`${jobName} already follows ${eventType}`);
    this.jobsByEvent.set(eventType, [...jobs, jobName]);
  }

  jobsFor(eventType: string): readonly string[] {
    return this.jobsByEvent.get(eventType) ?? [];
  }

  allJobNames(): readonly string[] {
    return [...new Set([...this.jobsByEvent.values()].flat())];
  }
}
