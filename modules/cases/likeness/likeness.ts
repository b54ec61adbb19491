import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { findDuplicates, type DuplicateStanding } from '../domain/duplicates.js';
import type { NumberCode } from '../domain/fact-codes.js';
import { Parties, type NewParty } from '../parties.js';
import { Reference } from '../reference/reference.js';
import type { CaseRow } from '../store/case-row.js';
import { countCalls, findCandidates, readIndexes } from './likeness.store.js';

const DAY_MS = 86_400_000;

/** What a dispute that is being written down is compared by. */
export interface LikenessProbe {
  readonly typeCode: string | null;
  readonly narrative: string;
  readonly placeText: string | null;
  readonly areaPath: string;
  readonly occurredAt: Date;
  readonly parties: readonly Pick<NewParty, 'phone' | 'document'>[];
  readonly exceptCaseId: string | null;
}

/** An earlier case that may be the same event or the same people. No personal data: whoever may open it will see more. */
export interface LikeCase {
  readonly caseId: string;
  readonly number: string;
  readonly registeredAt: Date;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly standing: DuplicateStanding;
  readonly score: number;
  /** Chinese. */
  readonly reasons: readonly string[];
}

/** Finds earlier cases that are likely the same event, and people who come back. */
@Injectable()
export class Likeness {
  constructor(
    private readonly parties: Parties,
    private readonly reference: Reference,
  ) {}

  /** The likeliest first. It proposes; a person decides. */
  async find(tx: Tx, probe: LikenessProbe): Promise<LikeCase[]> {
    const { definition: weights } = await this.reference.get(tx, 'duplicate_weights');
    const { definition: terms } = await this.reference.get(tx, 'case_terms');
    const indexes = this.indexesOf(probe.parties);
    const since = new Date((await tx.now()).getTime() - terms.compareWithinDays * DAY_MS);
    const rows = await findCandidates(tx, { ...probe, ...indexes, since });
    const byId = new Map(rows.map((row) => [row.caseId, row]));
    return findDuplicates(
      { ...indexes, typeCode: probe.typeCode, occurredAt: probe.occurredAt },
      rows,
      weights,
    ).flatMap(({ caseId, score, standing, reasons }) => {
      const row = byId.get(caseId);
      if (row === undefined) return [];
      const { number, registeredAt, agencyId, agencyName } = row;
      return [{ caseId, number, registeredAt, agencyId, agencyName, standing, score, reasons }];
    });
  }

  /** Whether a party of a case on record was the matter of an earlier one, at another time or in another matter. */
  async isRepeatCaller(tx: Tx, theCase: CaseRow): Promise<boolean> {
    const { definition: weights } = await this.reference.get(tx, 'duplicate_weights');
    const { definition: terms } = await this.reference.get(tx, 'case_terms');
    const { id, typeCode, narrative, placeText, areaPath, registeredAt } = theCase;
    const indexes = await readIndexes(tx, id);
    const occurredAt = theCase.occurredAt ?? registeredAt;
    const since = new Date(registeredAt.getTime() - terms.compareWithinDays * DAY_MS);
    const probe = { ...indexes, narrative, placeText, areaPath, since, exceptCaseId: id };
    const earlier = (await findCandidates(tx, probe)).filter((row) => row.registeredAt <= registeredAt);
    return findDuplicates({ ...indexes, typeCode, occurredAt }, earlier, weights).some(
      ({ standing }) => standing === 'repeat_caller',
    );
  }

  /** How often these people called before, this time included; nothing where nobody can be told apart. */
  async callsOf(
    tx: Tx,
    probe: Pick<LikenessProbe, 'parties' | 'typeCode'>,
  ): Promise<Partial<Record<NumberCode, number>>> {
    return count(tx, {
      ...this.indexesOf(probe.parties),
      typeCode: probe.typeCode,
      before: await tx.now(),
      exceptCaseId: null,
    });
  }

  /** The same for a case on record, as of its registration. */
  async callsBefore(tx: Tx, theCase: CaseRow): Promise<Partial<Record<NumberCode, number>>> {
    const indexes = await readIndexes(tx, theCase.id);
    const { typeCode, registeredAt, id } = theCase;
    return count(tx, { ...indexes, typeCode, before: registeredAt, exceptCaseId: id });
  }

  private indexesOf(parties: LikenessProbe['parties']): {
    phoneIndexes: string[];
    identityIndexes: string[];
  } {
    return {
      phoneIndexes: parties.flatMap(({ phone }) => (phone === null ? [] : this.parties.indexOfPhone(phone))),
      identityIndexes: parties.flatMap(({ document }) =>
        document === null ? [] : this.parties.indexOfDocument(document.number),
      ),
    };
  }
}

async function count(
  tx: Tx,
  probe: Parameters<typeof countCalls>[1],
): Promise<Partial<Record<NumberCode, number>>> {
  if (probe.phoneIndexes.length + probe.identityIndexes.length === 0) return {};
  const { similar, violent } = await countCalls(tx, probe);
  return { similar_calls_30_days: similar + 1, violent_calls_6_months: violent };
}
