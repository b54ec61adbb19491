import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, holdsOverArea, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockRow } from './clock-row.js';

/** What whoever sees a case sees of its clocks: all but those of the subjects that they are not told of. */
export interface SightOfCase {
  readonly untold: readonly string[];
}

/** How the caller sees a case, its clocks included; null when they do not. Asked of the module that owns cases. */
export type CaseReader = (tx: Tx, caller: Caller, caseId: string) => Promise<SightOfCase | null>;

/** Who may see a clock: who is charged, who waits, who stands over the area, and whoever sees its case. */
@Injectable()
export class ClockAccess {
  private readonly readers: CaseReader[] = [];

  /** Cases are owned above this module, so their rule is registered here. */
  register(reader: CaseReader): void {
    this.readers.push(reader);
  }

  /** @throws NotFound `clock_not_found` */
  async require(tx: Tx, caller: Caller, clock: ClockRow): Promise<void> {
    const [visible] = await this.visible(tx, caller, [clock]);
    if (visible === undefined) throw new NotFound('clock');
  }

  /** The clocks the caller may see. */
  async visible(tx: Tx, caller: Caller, clocks: readonly ClockRow[]): Promise<ClockRow[]> {
    const paths = await areaPaths(tx, clocks);
    const cases = new Map<string, Promise<SightOfCase | null>>();
    const visible: ClockRow[] = [];
    for (const clock of clocks) {
      const mine = agenciesOf(caller.actor);
      const party =
        mine.includes(clock.ownerAgencyId) ||
        (clock.senderAgencyId !== null && mine.includes(clock.senderAgencyId));
      const above = holdsOverArea(caller.actor, paths.get(clock.areaId) ?? '', 'coordinator', 'supervisor');
      if (party || above || (await this.readsThroughCase(tx, caller, { clock, cases }))) visible.push(clock);
    }
    return visible;
  }

  private async readsThroughCase(
    tx: Tx,
    caller: Caller,
    {
      clock: { caseId, subjectId },
      cases,
    }: {
      readonly clock: Pick<ClockRow, 'caseId' | 'subjectId'>;
      readonly cases: Map<string, Promise<SightOfCase | null>>;
    },
  ): Promise<boolean> {
    if (caseId === null) return false;
    const known = cases.get(caseId) ?? this.sightOf(tx, caller, caseId);
    cases.set(caseId, known);
    const sight = await known;
    return sight !== null && !sight.untold.includes(subjectId);
  }

  private async sightOf(tx: Tx, caller: Caller, caseId: string): Promise<SightOfCase | null> {
    for (const reader of this.readers) {
      const sight = await reader(tx, caller, caseId);
      if (sight !== null) return sight;
    }
    return null;
  }
}

async function areaPaths(tx: Tx, clocks: readonly ClockRow[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; path: string }>(
    'select id, path::text as path from area where id = any($1)',
    [[...new Set(clocks.map(({ areaId }) => areaId))]],
  );
  return new Map(rows.map(({ id, path }) => [id, path]));
}
