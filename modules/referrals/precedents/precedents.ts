import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound } from '../../../src/kernel/errors.js';
import {
  type Actor,
  agenciesOf,
  areasOf,
  type Caller,
  holdsOverArea,
} from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { rulingNumber } from './duty-ruling.js';
import type { DutyRulingsQuery, EndRulingDto } from './http/duty-rulings.dto.js';
import type { DutyRulingPageView, DutyRulingView } from './http/duty-rulings.view.js';
import {
  endRuling,
  findRuling,
  type ListedRuling,
  rulingPage,
  type RulingSight,
} from './listed-rulings.store.js';
import { typesTold } from './types-told.js';

/** What was ruled on whose duty a dispute is: read by those it concerns, ended by who coordinates where it holds. */
@Injectable()
export class Precedents {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  page(caller: Caller, { agencyId, standing, limit, cursor }: DutyRulingsQuery): Promise<DutyRulingPageView> {
    const key = decodeCursor(cursor, 2);
    const place = key === null ? null : { sortAt: String(key[0]), id: String(key[1]) };
    return this.uow.run(caller, async (tx) => {
      const rows = await rulingPage(tx, sightOf(caller.actor), {
        agencyId: agencyId ?? null,
        isInForce: standing === undefined ? null : standing === 'in_force',
        limit: limit + 1,
        place,
      });
      const told = await this.told(tx, caller.actor, rows);
      return pageOf(
        rows,
        limit,
        (row) => viewFor(caller.actor, row, told),
        ({ sortAt, id }) => [sortAt, id],
      );
    });
  }

  /**
   * It no longer holds; what was decided by it stays.
   * @throws NotFound; Forbidden `not_yours` for who does not coordinate all of its area, `own_side` for who belongs to an agency
   *   it is about; Conflict `version_stale` with who ended it
   */
  end(caller: Caller, id: string, { reason }: EndRulingDto): Promise<DutyRulingView> {
    const version = requireVersion(caller);
    const { actor } = caller;
    const sight = sightOf(actor);
    return this.uow.run(caller, async (tx) => {
      const ruling = await findRuling(tx, sight, id);
      if (ruling === null) throw new NotFound('duty_ruling');
      if (!holdsOverArea(actor, ruling.areaPath, 'coordinator'))
        throw new Forbidden('not_yours', 'Who coordinates its area, or one above, ends a ruling.');
      if (isOfASide(actor, ruling))
        throw new Forbidden('own_side', 'Nobody of an agency it is about ends a ruling.');
      if (!(await endRuling(tx, { id, version, reason }))) {
        const latest = await findRuling(tx, sight, id);
        throw new Conflict('version_stale', 'Somebody was faster: read it again.', {
          version: latest?.version ?? null,
          by: latest?.endedByName ?? null,
          at: latest?.endedAt?.toISOString() ?? null,
        });
      }
      tx.audit({
        action: 'duty_ruling.ended',
        subjectType: 'duty_ruling',
        subjectId: id,
        detail: { reason },
      });
      const ended = await findRuling(tx, sight, id);
      if (ended === null) throw new NotFound('duty_ruling');
      return viewFor(actor, ended, await this.told(tx, actor, [ended]));
    });
  }

  private told(tx: Tx, actor: Actor, rulings: readonly ListedRuling[]): Promise<ReadonlySet<string>> {
    return typesTold(tx, this.cipher, rulings, agenciesOf(actor));
  }
}

function sightOf(actor: Actor): RulingSight {
  return { areaPaths: areasOf(actor, 'coordinator', 'supervisor'), agencyIds: agenciesOf(actor) };
}

function isOfASide(actor: Actor, { agencyId, namedAgencyId }: ListedRuling): boolean {
  return agenciesOf(actor).some((id) => id === agencyId || id === namedAgencyId);
}

/** @param told whose type may be known */
function viewFor(actor: Actor, row: ListedRuling, told: ReadonlySet<string>): DutyRulingView {
  const {
    no: _,
    namedAgencyId: __,
    areaPath,
    casePath,
    partyIds,
    sortAt: ___,
    isOfArea: ____,
    typeCode,
    typeName,
    body,
    referralId,
    ...ruling
  } = row;
  const seesTheCase =
    holdsOverArea(actor, casePath, 'coordinator', 'supervisor') ||
    agenciesOf(actor).some((id) => partyIds.includes(id));
  return {
    ...ruling,
    ...(told.has(row.id) ? { typeCode, typeName } : { typeCode: null, typeName: null }),
    number: rulingNumber(row),
    body: seesTheCase ? body : null,
    referralId: seesTheCase ? referralId : null,
    ruledAt: row.ruledAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    mayEnd: row.endedAt === null && holdsOverArea(actor, areaPath, 'coordinator') && !isOfASide(actor, row),
  };
}
