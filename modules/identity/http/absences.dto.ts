import { IsUUID } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';

/** Who is away from when to when is known from the route; this says who covers. */
export class AbsenceDto {
  /**
   * A colleague of the same agency, or another coordinator.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  @IsUUID()
  coverUserId: string;

  /** Now at the earliest. @example 2026-12-01T00:00:00.000Z */
  @IsInstant()
  from: string;

  /** @example 2026-12-08T00:00:00.000Z */
  @IsInstant()
  until: string;
}
