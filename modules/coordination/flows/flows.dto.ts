import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';
import { type Standing, STANDINGS } from '../board/standing.js';
import { WindowQuery } from '../unit/unit.dto.js';
import { type Move, MOVES } from './moves.js';
import { type Stage, STAGES, TURNS, type WaitingTurn } from './stages.js';
import { type Wait, WAITS } from './waiting.js';

/** Whose load is shown person by person. */
export class PeopleQuery {
  /**
   * The agency.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  @IsUUID()
  agencyId: string;
}

/** Which of all that is held. */
export class HeldQuery extends PageQuery {
  /**
   * The agency that owes it.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  @IsOptional()
  @IsUUID()
  agencyId?: string;

  /**
   * Whose: the id of a person, or `none` for what nobody has been given.
   * @example none
   */
  @IsOptional()
  @Matches(/^(none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
  handler?: string;

  /**
   * Only what stands so.
   * @example overdue
   */
  @IsOptional()
  @IsIn(STANDINGS)
  standing?: Standing;

  /**
   * Only what is so far.
   * @example to_accept
   */
  @IsOptional()
  @IsIn(STAGES)
  stage?: Stage;

  /**
   * Only what waits for this: the name of a clock.
   * @example accept
   */
  @IsOptional()
  @Matches(/^[a-z][a-z_]{0,62}$/)
  kind?: string;

  /**
   * What it runs on: `case`, `referral` or `agreement`.
   * @example referral
   */
  @IsOptional()
  @IsIn(['case', 'referral', 'agreement'])
  subjectType?: string;

  /**
   * Whose turn it is.
   * @example recipient
   */
  @IsOptional()
  @IsIn(TURNS)
  turn?: WaitingTurn;

  /**
   * How long it has waited.
   * @example over_7
   */
  @IsOptional()
  @IsIn(WAITS)
  wait?: Wait;
}

/** Which of what went from agency to agency. */
export class MovesQuery extends IntersectionType(PageQuery, WindowQuery) {
  /**
   * From this agency.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  @IsOptional()
  @IsUUID()
  fromAgencyId?: string;

  /**
   * To this agency.
   * @example 0198c0de-0000-7000-8000-000000000012
   */
  @IsOptional()
  @IsUUID()
  toAgencyId?: string;

  /**
   * What happened.
   * @example refused
   */
  @IsOptional()
  @IsIn(MOVES)
  kind?: Move;

  /**
   * Code of the reason it was refused or taken back for.
   * @example not_our_duty
   */
  @IsOptional()
  @Matches(/^[a-z][a-z_]{0,62}$/)
  reason?: string;
}
