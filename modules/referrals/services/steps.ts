import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { CommandOf } from '../actions/index.js';
import type { ReferralEvent } from '../domain/transitions.js';
import { ReferralEngine } from '../engine/engine.js';
import type { ReferralView } from '../http/referral.view.js';
import { ReferralReading } from './reading.js';

/** One step of the workflow, answered with the referral as the caller sees it afterwards. */
@Injectable()
export class ReferralSteps {
  constructor(
    private readonly engine: ReferralEngine,
    private readonly reading: ReferralReading,
  ) {}

  take<Event extends ReferralEvent>(
    caller: Caller,
    event: Event,
    {
      id,
      command,
      forParty,
    }: { readonly id: string; readonly command: CommandOf<Event>; readonly forParty?: boolean },
  ): Promise<ReferralView> {
    const target = { referralId: id, command, ...(forParty === undefined ? {} : { forParty }) };
    return this.engine.perform(event, target, { caller, view: (tx, after) => this.reading.view(tx, after) });
  }
}
