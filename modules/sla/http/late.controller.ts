import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires, SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Breaches } from '../breaches/breaches.js';
import { Escalations } from '../escalations/escalations.js';
import { AcknowledgeDto, BreachesQuery, EscalationsQuery, BreachWaiverDto } from './late.dto.js';
import { BreachPageView, BreachView, EscalationPageView, EscalationView } from './late.view.js';

/** What is late, who was told, and what was decided about it. */
@ApiTags('late')
@Controller()
export class LateController {
  constructor(
    private readonly escalations: Escalations,
    private readonly breaches: Breaches,
  ) {}

  /** Escalations nobody has taken up yet: the caller's own, or those told to nobody in the caller's areas. */
  @Get('escalations')
  @SignedIn()
  async listEscalations(
    @ByCaller() caller: Caller,
    @Query() query: EscalationsQuery,
  ): Promise<EscalationPageView> {
    const { unattended = false, ...page } = query;
    return EscalationPageView.of(
      await this.escalations.list(caller, { ...page, list: unattended ? 'unattended' : 'mine' }),
    );
  }

  /** One escalation, taken up or not, for whom it was told to and whoever stands over its area. */
  @Get('escalations/:id')
  @Requires('escalation.acknowledge')
  async showEscalation(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<EscalationView> {
    return EscalationView.of(await this.escalations.one(caller, id));
  }

  /**
   * Takes an escalation up: it stops nagging everybody it was told to. What else the caller was told of what the same agency owes on the
   * same referral or case is taken up with it; for whoever stands over the area, all that anybody was told of that.
   */
  @Post('escalations/:id/acknowledgement')
  @HttpCode(200)
  @Requires('escalation.acknowledge')
  async acknowledge(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note = undefined }: AcknowledgeDto,
  ): Promise<EscalationView> {
    return EscalationView.of(await this.escalations.acknowledge(caller, id, note ?? null));
  }

  /** Breaches of the caller's agencies and areas. */
  @Get('breaches')
  @SignedIn()
  async listBreaches(@ByCaller() caller: Caller, @Query() query: BreachesQuery): Promise<BreachPageView> {
    return BreachPageView.of(await this.breaches.list(caller, query));
  }

  /** Decides that a breach is not charged. */
  @Post('breaches/:id/waiver')
  @SignedIn()
  async waive(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() waiver: BreachWaiverDto,
  ): Promise<BreachView> {
    return BreachView.of(
      await this.breaches.waive(caller, id, { ...waiver, document: waiver.document ?? null }),
    );
  }
}
