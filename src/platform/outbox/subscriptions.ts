import { Injectable } from '@nestjs/common';
import type { Committed } from '../realtime/changes.js';

/**
 * What follows from what was committed: which jobs from which events, and who of this process hears of it at once. Modules subscribe while they are constructed; the composition root then checks that
 * every job named has a handler, so that a missing one stops the start instead of losing work.
 */
@Injectable()
export class Subscriptions {
  private readonly jobsByEvent = new Map<string, string[]>();
  private readonly listeners: ((committed: Committed) => void)[] = [];

  /** After every event of `eventType`, the job `jobName` runs with the payload `{ eventId }`. */
  on(eventType: string, jobName: string): void {
    const jobs = this.jobsByEvent.get(eventType) ?? [];
    if (jobs.includes(jobName)) throw new Error(`${jobName} already follows ${eventType}`);
    this.jobsByEvent.set(eventType, [...jobs, jobName]);
  }

  jobsFor(eventType: string): readonly string[] {
    return this.jobsByEvent.get(eventType) ?? [];
  }

  /**
   * Hears of every transaction of this process that has committed and moved something. Not for work that must be done: a
   * process that is killed after a commit calls nobody.
   */
  onCommit(listener: (committed: Committed) => void): void {
    this.listeners.push(listener);
  }

  committed(committed: Committed): void {
    if (committed.subjects.length + committed.moved.length === 0) return;
    for (const listener of this.listeners) listener(committed);
  }

  allJobNames(): readonly string[] {
    return [...new Set([...this.jobsByEvent.values()].flat())];
  }
}
