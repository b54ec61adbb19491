import { IsIn, IsOptional } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { MEDIA, type Medium } from '../domain/urgency.js';
import { DELIVERY_STATES, type DeliveryState } from './delivery.js';

/** Which messages to list. */
export class DeliveryListQuery extends PageQuery {
  /** Only what stands here. @example failed */
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;

  /** Only by this way. @example sms */
  @IsOptional()
  @IsIn(MEDIA)
  medium?: Medium;

  /** Only those made at or after this instant. @example 2026-03-02T00:00:00+08:00 */
  @IsOptional()
  @IsInstant()
  since?: string;
}
