import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, holdsOverArea, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockRow } from './clock-row.js';

/** Whether the caller may see everything on a case, its clocks included. Asked of the module that owns cases. */
export type CaseReader = (tx: Tx, caller: Caller, caseId: string) => Promise<boolean>;

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
    const cases = new Map<string, Promise<boolean>>();
    const visible: ClockRow[] = [];
    for (const clock of clocks) {
      const mine = agenciesOf(caller.actor);
      const party =
        mine.includes(clock.ownerAgencyId) ||
        (clock.senderAgencyId !== null && mine.includes(clock.senderAgencyId));
      const above = holdsOverArea(caller.actor, paths.get(clock.areaId) ?? '', 'coordinator', 'supervisor');
      if (party || above || (await this.readsCase(tx, caller, { caseId: clock.caseId, cases })))
        visible.push(clock);
    }
    return visible;
  }

  private async readsCase(
    tx: Tx,
    caller: Caller,
    { caseId, cases }: { readonly caseId: string | null; readonly cases: Map<string, Promise<boolean>> },
  ): Promise<boolean> {
    if (caseId === null) return false;
    const known = cases.get(caseId) ?? this.anyReader(tx, caller, caseId);
    cases.set(caseId, known);
    return known;
  }

  private async anyReader(tx: Tx, caller: Caller, caseId: string): Promise<boolean> {
    for (const reader of this.readers) if (await reader(tx, caller, caseId)) return true;
    return false;
  }
}

async function areaPaths(tx: Tx, clocks: readonly ClockRow[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; path: string }>(
    'select id, path::text as path from area where id = any($1)',
    [[...new Set(clocks.map(({ areaId }) => areaId))]],
  );
  return new Map(rows.map(({ id, path }) => [id, path]));
}
