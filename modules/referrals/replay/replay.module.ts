import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/index.js';
import { SlaModule } from '../../sla/index.js';
import { ReferralsModule } from '../referrals.module.js';
import { JudgeReplay } from './judge-replay.js';
import { PlayRequest } from './play-request.js';
import { ReplayRows } from './replay-rows.js';
import { ReplaysController } from './replays.controller.js';
import { StartReplay } from './start-replay.js';

/** Plays histories of other systems through the workflow. */
@Module({
  imports: [CasesModule, SlaModule, ReferralsModule],
  controllers: [ReplaysController],
  providers: [StartReplay, PlayRequest, ReplayRows, JudgeReplay],
})
export class ReplayModule {}
