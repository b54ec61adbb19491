import { Injectable } from '@nestjs/common';
import { type FieldProblem, InvalidInput } from '../../src/kernel/errors.js';

/** What cannot be used of a profile, by fields that begin with `profile`. */
export type ProfileCheck = (profile: Readonly<Record<string, unknown>>) => readonly FieldProblem[];

/** What an agency's profile may say is known to the modules that read it, above this one: they register here. */
@Injectable()
export class AgencyProfiles {
  private readonly checks: ProfileCheck[] = [];

  register(check: ProfileCheck): void {
    this.checks.push(check);
  }

  /** @throws InvalidInput listing everything that cannot be used */
  require(profile: Readonly<Record<string, unknown>> | undefined): void {
    if (profile === undefined) return;
    const problems = this.checks.flatMap((check) => check(profile));
    if (problems.length > 0) throw new InvalidInput(problems);
  }
}
