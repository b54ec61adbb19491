import { Injectable } from '@nestjs/common';
import type { JobHandler } from './job-handler.js';

/** Which handler runs which job. Modules register while they are constructed. */
@Injectable()
export class JobRegistry {
  private readonly handlers = new Map<string, JobHandler>();

  register(handler: JobHandler): void {
    if (this.handlers.has(handler.name)) throw new Error(`job ${handler.name} has two handlers`);
    this.handlers.set(handler.name, handler);
  }

  find(name: string): JobHandler | null {
    return this.handlers.get(name) ?? null;
  }

  /** @throws Error when no handler is registered for the job */
  get(name: string): JobHandler {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`no handler is registered for the job ${name}`);
    return handler;
  }

  names(): readonly string[] {
    return [...this.handlers.keys()];
  }

  /** @throws Error in one sentence that names every job of `jobNames` nobody handles */
  requireHandlers(jobNames: readonly string[]): void {
    const missing = jobNames.filter((name) => !this.handlers.has(name));
    if (missing.length > 0) {
      throw new Error(`Events are subscribed to by jobs that have no handler: ${missing.join(', ')}.`);
    }
  }
}
