import { Injectable } from '@nestjs/common';
import { agenciesOf } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseAccess, caseRelations, typeNames } from '../../cases/index.js';
import type { Relation } from '../engine/relations.js';
import type { SnapshotContent } from '../engine/snapshot-content.js';
import type { PlacedCase } from '../store/placed-case.js';
import { referralsById } from '../store/referrals.store.js';
import { SNAPSHOT_CONTEXT, snapshotsWithType } from '../store/snapshots.store.js';
import { mayReadSnapshot } from './snapshot-access.js';

/** A line of a list that names the type of its case, as it was read. */
export interface TypedLine {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly typeCode: string | null;
  /** Null where the line is of no case. */
  readonly placed: PlacedCase | null;
}

/** The same line as its reader may see it. */
export type ShownLine<Line extends TypedLine> = Omit<Line, 'placed'> & {
  /** The type in words; null where the reader may not know it, or there is none. */
  readonly typeName: string | null;
};

/**
 * The type of a dispute in lists: as it is now to who sees the case or owes a step of its legal path, else as the referral
 * showed it to its two agencies, if it did and has not been taken away from them (docs/adr/0027). Asked once for a page: nothing of it is joined to the lists.
 */
@Injectable()
export class ShownTypes {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly access: CaseAccess,
  ) {}

  /** The lines without what they were judged by, each with the type its reader may know and its name. */
  async shownIn<Line extends TypedLine>(tx: Tx, lines: readonly Line[]): Promise<ShownLine<Line>[]> {
    const shown = await this.codesShown(tx, lines);
    const codes = new Set(shown.flatMap(({ typeCode }) => typeCode ?? []));
    const names = await typeNames(tx, [...codes]);
    return shown.map((line) => ({
      ...line,
      typeName: line.typeCode === null ? null : (names.get(line.typeCode) ?? null),
    }));
  }

  private async codesShown<Line extends TypedLine>(
    tx: Tx,
    lines: readonly Line[],
  ): Promise<Omit<Line, 'placed'>[]> {
    const { actor } = tx.caller;
    const foreign = lines.filter(({ placed }) => placed !== null && caseRelations(actor, placed).size === 0);
    const lookedAfter = await this.access.lookedAfter(
      tx,
      actor,
      foreign.flatMap(({ placed }) => placed ?? []),
    );
    const unseen = foreign.filter(({ placed }) => placed === null || !lookedAfter.has(placed));
    const ofReferrals = unseen.filter(({ subjectType }) => subjectType === 'referral');
    const ofCases = unseen.filter(({ subjectType }) => subjectType === 'case');
    const shared = await this.sharedBy(
      tx,
      ofReferrals.map(({ subjectId }) => subjectId),
    );
    const owed = await this.access.owedOf(
      tx,
      tx.caller,
      ofCases.map(({ subjectId }) => subjectId),
    );
    const isUnseen = new Set<TypedLine>(unseen);
    return lines.map((line) => {
      const { placed: _, ...rest } = line;
      const isOpen = !isUnseen.has(line) || (line.subjectType === 'case' && owed.has(line.subjectId));
      return { ...rest, typeCode: isOpen ? line.typeCode : (shared.get(line.subjectId) ?? null) };
    });
  }

  /**
   * Of those that the caller's agencies sent or received, the type as the latest snapshot holds it; others are left out, and so
   * is what has been taken away from them.
   */
  private async sharedBy(
    tx: Tx,
    referralIds: readonly string[],
  ): Promise<ReadonlyMap<string, string | null>> {
    if (referralIds.length === 0) return new Map();
    const rows = await snapshotsWithType(tx, referralIds, agenciesOf(tx.caller.actor));
    const left = await leftTo(
      tx,
      rows.map(({ referralId }) => referralId),
    );
    return new Map(
      rows
        .filter(({ referralId }) => left.has(referralId))
        .map(({ referralId, contentSealed }) => {
          const { type } = JSON.parse(this.cipher.open(contentSealed, SNAPSHOT_CONTEXT)) as SnapshotContent;
          return [referralId, type ?? null];
        }),
    );
  }
}

/** Those whose snapshot the caller's agencies may still read. What lives is judged without another question to the database. */
async function leftTo(tx: Tx, referralIds: readonly string[]): Promise<ReadonlySet<string>> {
  const mine = agenciesOf(tx.caller.actor);
  const left = new Set<string>();
  for (const referral of await referralsById(tx, referralIds)) {
    const relations = new Set<Relation>();
    if (mine.includes(referral.recipientAgencyId)) relations.add('recipient');
    if (mine.includes(referral.senderAgencyId)) relations.add('sender');
    if (await mayReadSnapshot(tx, relations, referral)) left.add(referral.id);
  }
  return left;
}
