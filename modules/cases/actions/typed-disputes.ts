import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Truth } from '../domain/truth.js';
import type { NewFact } from '../guards/circumstances.store.js';
import type { RegisterCaseDto } from '../http/register.dto.js';
import { PreviewLimit } from '../likeness/preview-limit.js';
import type { CaseRow } from '../store/case-row.js';
import { IntakeDesk } from './intake.js';
import { standingOf, USUAL_HEADCOUNT } from './standing.js';

/** What a dispute says of itself, registered or not. */
export type Dispute = Pick<
  CaseRow,
  | 'typeCode'
  | 'risk'
  | 'lane'
  | 'areaPath'
  | 'amountFen'
  | 'headcount'
  | 'legalTrack'
  | 'narrative'
  | 'placeText'
>;

/** A dispute while it is being typed, as it would stand if it were registered now. */
export interface TypedDispute extends Dispute {
  /** The agency that would take it in. */
  readonly agencyId: string;
  /** Fact code to what was answered. */
  readonly answers: Readonly<Record<string, Truth>>;
  /** Names of the firms and bodies among its parties. */
  readonly organisations: readonly string[];
}

/** Reads disputes that are only being typed, for what else depends on them. Nothing of them is kept. */
@Injectable()
export class TypedDisputes {
  constructor(
    private readonly desk: IntakeDesk,
    private readonly limit: PreviewLimit,
  ) {}

  /** @throws as `PreviewCase` does for the same input; Refused `risk_only_up` */
  async read(tx: Tx, dto: RegisterCaseDto): Promise<TypedDispute> {
    const { agency, area, parties, facts, judged } = await this.desk.read(tx, dto, 'preview');
    await this.limit.require(tx, parties);
    const { lane, risk } = standingOf(dto, judged);
    const legalTrack = judged.guards.overall === 'STOP';
    return {
      agencyId: agency.id,
      typeCode: dto.typeCode ?? null,
      risk,
      lane: legalTrack ? 'full' : lane,
      areaPath: area.path,
      amountFen: dto.amountFen ?? null,
      headcount: dto.headcount ?? USUAL_HEADCOUNT,
      legalTrack,
      narrative: dto.narrative,
      placeText: dto.placeText ?? null,
      answers: Object.fromEntries(facts.flatMap(answerOf)),
      organisations: parties.flatMap(({ kind, name }) =>
        kind === 'organisation' && name !== null ? [name] : [],
      ),
    };
  }
}

function answerOf(fact: NewFact): [string, Truth][] {
  return 'value' in fact ? [[fact.code, fact.value]] : [];
}
