import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { CHASE_CHANNELS, type ChaseChannel } from '../domain/chases.js';

/** Somebody asked after it. */
export class ChaseDto {
  /**
   * By what way.
   * @example phone
   */
  @IsIn(CHASE_CHANNELS)
  channel: ChaseChannel;

  /**
   * Whether somebody answered.
   * @example true
   */
  @IsBoolean()
  reached: boolean;

  /**
   * What was said; read by one's own agency only.
   * @example 值班员答复今日下班前签收
   */
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  note?: string;
}
