import { Injectable } from '@nestjs/common';
import { Forbidden, InvalidInput } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Actor, Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { type Area, Areas, createAgencyApart, createAreaApart } from '../../identity/index.js';
import { Policies, promisedInstants } from '../../sla/index.js';
import { isTimeZone, localInstant } from './local-time.js';
import type { StartReplayDto } from './replay.dto.js';
import { countRows, getRun, insertRun, type ReplayRun } from './replay.store.js';
import type { ReplayView } from './replay.view.js';

/** Kinds that no module describes: they work by the general profile. */
const DESK_KIND = 'replay-desk';

/** Begins runs. Each has an area apart of its own, a desk that takes requests in, and limits of its own. */
@Injectable()
export class StartReplay {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly areas: Areas,
    private readonly policies: Policies,
  ) {}

  /** @throws InvalidInput `unknown_time_zone`, `no_local_time`; Forbidden `no_area` */
  start(caller: Caller, dto: StartReplayDto): Promise<ReplayView> {
    const { name, timeZone } = dto;
    if (!isTimeZone(timeZone)) {
      throw InvalidInput.at('timeZone', 'unknown_time_zone', 'Name an IANA time zone.');
    }
    const asOf = localInstant(timeZone, dto.asOf);
    if (asOf === null) throw InvalidInput.at('asOf', 'no_local_time', 'This is no day of the calendar.');
    return this.uow.run(caller, async (tx) => {
      const id = uuidv7();
      const orderedIn = await this.areas.get(tx, areaOf(tx.caller.actor));
      const area = await makeArea(tx, id, { name, level: orderedIn.level });
      const deskAgencyId = await createAgencyApart(
        tx,
        {
          key: `${area.code.replace('_', '-')}-desk`,
          name: `${name}受理台`,
          kind: DESK_KIND,
          areaId: area.id,
          ...PLAIN_AGENCY,
        },
        area,
      );
      await this.policies.createIn(tx, {
        key: area.code.replace('_', '-'),
        name: `${name}：以原系统承诺时限为准`,
        areaId: area.id,
        definition: promisedInstants(),
        sourceDocument: '回放：只计原系统承诺的办结时刻',
      });
      await insertRun(tx, {
        id,
        name,
        timeZone,
        asOf,
        areaId: area.id,
        deskAgencyId,
        orderedIn: orderedIn.id,
      });
      tx.audit({
        action: 'replay.started',
        subjectType: 'replay',
        subjectId: id,
        detail: { areaId: area.id },
      });
      return viewOf(tx, await getRun(tx, id));
    });
  }

  show(caller: Caller, id: string): Promise<ReplayView> {
    return this.uow.run(caller, async (tx) => viewOf(tx, await getRun(tx, id)));
  }
}

function makeArea(tx: Tx, runId: string, fields: Pick<Area, 'name' | 'level'>): Promise<Area> {
  return createAreaApart(tx, { code: `replay_${runId.replaceAll('-', '').slice(-24)}`, ...fields });
}

/** What every agency of a run is beside its name. */
export const PLAIN_AGENCY = {
  parentId: null,
  calendarKey: 'office',
  capacity: null,
  duty: null,
  capabilities: [],
  trades: [],
  profile: {},
} as const;

function areaOf({ grants }: Actor): string {
  const grant = grants.find(({ role, areaId }) => role === 'system_administrator' && areaId !== null);
  if (grant?.areaId == null)
    throw new Forbidden('no_area', 'A replay is for a system administrator of an area.');
  return grant.areaId;
}

async function viewOf(tx: Tx, { id, name, timeZone, asOf, areaId }: ReplayRun): Promise<ReplayView> {
  return { id, name, timeZone, asOf: asOf.toISOString(), areaId, rows: await countRows(tx, id) };
}
