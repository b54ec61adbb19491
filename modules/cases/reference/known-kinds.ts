import { Injectable } from '@nestjs/common';
import { AGENCY_KINDS, type AgencyKind } from '../domain/agency-kind.js';

/** Which kinds of agency there are is known to the modules above this one: they register here. */
@Injectable()
export class KnownKinds {
  private readonly sources: (() => readonly AgencyKind[])[] = [];

  register(source: () => readonly AgencyKind[]): void {
    this.sources.push(source);
  }

  /** Every kind that a document may name, as of now, each once. */
  all(): readonly AgencyKind[] {
    return [...new Set([...AGENCY_KINDS, ...this.sources.flatMap((source) => source())])];
  }
}
