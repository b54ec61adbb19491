import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../src/kernel/china-time.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { findDuplicates, type DuplicateStanding } from '../domain/duplicates.js';
import type { NumberCode } from '../domain/fact-codes.js';
import type { FactDefinition } from '../domain/facts.js';
import { suspicionsInText, suspicionsOfType } from '../domain/suspicions.js';
import { Parties, type NewParty } from '../parties.js';
import { Reference } from '../reference/reference.js';
import type { CaseRow } from '../store/case-row.js';
import { type CandidateRow, countCalls, findCandidates, readIndexes } from './likeness.store.js';

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

/** An earlier case that may be the same event or the same people, and that whoever asks may see. */
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

/** One that whoever asks may not see. It tells them nothing of itself (docs/adr/0027); its id is for the record only. */
export interface UnseenCase {
  readonly caseId: string;
  readonly standing: DuplicateStanding;
  /** Whether it is likely the same event and may be hinted at, without a word of it. */
  readonly isHinted: boolean;
}

/** Earlier cases, the likeliest first. */
export interface Alike {
  readonly seen: readonly LikeCase[];
  readonly unseen: readonly UnseenCase[];
}

/** Finds earlier cases that are likely the same event, and people who come back. */
@Injectable()
export class Likeness {
  constructor(
    private readonly parties: Parties,
    private readonly reference: Reference,
  ) {}

  /** It proposes; a person decides. What of it is told depends on who asks. */
  async find(tx: Tx, probe: LikenessProbe): Promise<Alike> {
    const { definition: weights } = await this.reference.get(tx, 'duplicate_weights');
    const { definition: terms } = await this.reference.get(tx, 'case_terms');
    const { facts } = (await this.reference.get(tx, 'fact_catalogue')).definition;
    const indexes = this.indexesOf(probe.parties);
    const since = new Date((await tx.now()).getTime() - terms.compareWithinDays * DAY_MS);
    const rows = await findCandidates(tx, { ...probe, ...indexes, since });
    const byId = new Map(rows.map((row) => [row.caseId, row]));
    const seen: LikeCase[] = [];
    const unseen: UnseenCase[] = [];
    const { typeCode, occurredAt } = probe;
    for (const { caseId, score, standing, reasons } of findDuplicates(
      { ...indexes, typeCode, occurredAt },
      rows,
      weights,
    )) {
      const row = byId.get(caseId);
      if (row === undefined) continue;
      const { number, registeredAt, agencyId, agencyName, isSeen } = row;
      if (isSeen) seen.push({ caseId, number, registeredAt, agencyId, agencyName, standing, score, reasons });
      else unseen.push({ caseId, standing, isHinted: standing === 'likely_same' && !isShielded(row, facts) });
    }
    return { seen, unseen };
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

  /**
   * How often these people called before, this time included; nothing where nobody can be told apart. `onlySeen` counts
   * nothing that whoever asks may not see.
   */
  async callsOf(
    tx: Tx,
    {
      parties,
      typeCode,
      onlySeen,
    }: Pick<LikenessProbe, 'parties' | 'typeCode'> & { readonly onlySeen: boolean },
  ): Promise<Partial<Record<NumberCode, number>>> {
    const before = await tx.now();
    return count(tx, { ...this.indexesOf(parties), typeCode, before, exceptCaseId: null, onlySeen });
  }

  /** The same for a case on record, as of its registration. */
  async callsBefore(tx: Tx, theCase: CaseRow): Promise<Partial<Record<NumberCode, number>>> {
    const indexes = await readIndexes(tx, theCase.id);
    const { typeCode, registeredAt, id } = theCase;
    return count(tx, { ...indexes, typeCode, before: registeredAt, exceptCaseId: id, onlySeen: false });
  }

  /** What people are told apart by: the blind indexes of their telephones and documents. */
  indexesOf(parties: LikenessProbe['parties']): {
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

/** Somebody may be looking for a person who was harmed: nothing tells of the case that it exists. */
function isShielded(
  { isShielded: byRecord, typeCode, narrative }: CandidateRow,
  catalogue: readonly FactDefinition[],
): boolean {
  const safety = catalogue.filter(({ isSafety }) => isSafety === true);
  const suspected = [...suspicionsOfType(typeCode, safety), ...suspicionsInText(narrative, safety)];
  return byRecord || suspected.length > 0;
}

async function count(
  tx: Tx,
  probe: Parameters<typeof countCalls>[1],
): Promise<Partial<Record<NumberCode, number>>> {
  if (probe.phoneIndexes.length + probe.identityIndexes.length === 0) return {};
  const { similar, violent } = await countCalls(tx, probe);
  return { similar_calls_30_days: similar + 1, violent_calls_6_months: violent };
}
