import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies } from '../../identity/index.js';
import type { NumberCode } from '../domain/fact-codes.js';
import type { GuardInput } from '../domain/guard-report.js';
import { Likeness } from '../likeness/likeness.js';
import { Reference } from '../reference/reference.js';
import type { CaseRow } from '../store/case-row.js';
import {
  latestDangerScore,
  readPartyAttributes,
  readRecordedFacts,
  readRuleRecord,
  split,
} from './circumstances.store.js';
import { judge, type Judgement, type Known, type RuleSet } from './judge.js';

/** Puts together what the rules look at, and asks them. */
@Injectable()
export class Judging {
  constructor(
    private readonly reference: Reference,
    private readonly agencies: Agencies,
    private readonly likeness: Likeness,
  ) {}

  async rules(tx: Tx): Promise<RuleSet> {
    const guardRules = await this.reference.get(tx, 'guard_rules');
    const { definition: facts } = await this.reference.get(tx, 'fact_catalogue');
    const { definition: risk } = await this.reference.get(tx, 'risk_triggers');
    const { definition: laneLimits } = await this.reference.get(tx, 'lane_limits');
    return {
      rulesVersion: guardRules.version,
      book: { rules: guardRules.definition, catalogue: facts.facts, numbers: facts.numbers },
      triggers: risk.triggers,
      otherwise: risk.otherwise,
      laneLimits,
    };
  }

  /** What the rules make of something that is only being written down. */
  async ofKnown(tx: Tx, known: Known, stage: GuardInput['stage']): Promise<Judgement> {
    return judge(known, stage, await this.rules(tx));
  }

  /** What the rules make of a case as it is on record now. */
  async ofCase(tx: Tx, theCase: CaseRow, stage: GuardInput['stage']): Promise<Judgement> {
    return this.ofKnown(tx, await this.known(tx, theCase), stage);
  }

  /** The same for its custodian and, side by side, for an agency of another kind: rules bind by kind. */
  async forBoth(
    tx: Tx,
    theCase: CaseRow,
    otherKind: string,
  ): Promise<{ readonly here: Judgement; readonly there: Judgement }> {
    const known = await this.known(tx, theCase);
    const rules = await this.rules(tx);
    return {
      here: judge(known, 'before_mediation', rules),
      there: judge({ ...known, agencyKind: otherKind }, 'before_mediation', rules),
    };
  }

  private async known(tx: Tx, theCase: CaseRow): Promise<Known> {
    const { facts, numbers } = split(await readRecordedFacts(tx, theCase.id));
    const score = await latestDangerScore(tx, theCase.id);
    const counted: Partial<Record<NumberCode, number>> = {
      ...(await this.likeness.callsBefore(tx, theCase)),
      ...(theCase.amountFen === null ? {} : { amount_fen: theCase.amountFen }),
      people_involved: theCase.headcount,
      ...numbers,
      ...(score === null ? {} : { danger_scale_score: score }),
    };
    const { overrides, grounds } = await readRuleRecord(tx, theCase.id);
    const custodian = await this.agencies.get(tx, theCase.custodianAgencyId);
    return {
      typeCode: theCase.typeCode,
      narrative: theCase.narrative,
      narrativeAt: theCase.registeredAt,
      facts,
      numbers: counted,
      parties: await readPartyAttributes(tx, theCase.id),
      agencyKind: custodian.kind,
      overrides,
      grounds,
      heldFor: theCase.risk,
    };
  }
}
