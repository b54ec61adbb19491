import { Injectable } from '@nestjs/common';
import { NotFound, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { VERSION_OF_CALENDAR } from '../calendar/calendars-in-force.js';
import { PolicyVersions } from '../policy/policy-versions.js';
import type { TargetRule } from '../policy/policy-definition.js';
import { findRule, pinTarget, type CalendarChoice } from '../policy/resolve-target.js';
import { keyOf } from './clock-batch.js';
import type { ClockStart } from './clock-input.js';
import type { ClockRow } from './clock-row.js';
import type { ClockStep } from './clock-step.js';
import { ClockSteps, stepOf } from './clock-steps.js';
import { lockNamed } from './clock.store.js';
import type { HeldClock } from './held-clock.js';
import type { StartPayload } from './history.js';

interface Versions extends CalendarChoice {
  readonly policyVersionId: string;
}

/** The versions in force for each clock: the calendars' newest, and of the policies the one nearest to the area. */
const VERSIONS_SQL = `
select coalesce((${VERSION_OF_CALENDAR} where k.key = g.calendar_key order by v.number desc limit 1), office.id) as owner,
  office.id as office, station.id as station,
  (select pv.id from sla_policy p join sla_policy_version pv on pv.policy_id = p.id left join area pa on pa.id = p.area_id
   where p.area_id is null or pa.path @> a.path
   order by nlevel(pa.path) desc nulls last, pv.number desc limit 1) as "policyVersionId"
from jsonb_to_recordset($1::jsonb) as i(ordinal int, agency_id uuid, area_id uuid)
join agency g on g.id = i.agency_id join area a on a.id = i.area_id
cross join (${VERSION_OF_CALENDAR} where k.key = 'office' order by v.number desc limit 1) as office
cross join (${VERSION_OF_CALENDAR} where k.key = 'station' order by v.number desc limit 1) as station
order by i.ordinal`;

/** Begins clocks by the policy and the calendars in force. */
@Injectable()
export class StartClocks {
  constructor(
    private readonly policies: PolicyVersions,
    private readonly steps: ClockSteps,
  ) {}

  /** See `Clocks.startMany`. Three statements, however many clocks. */
  async start(tx: Tx, inputs: readonly ClockStart[]): Promise<(ClockRow | null)[]> {
    if (inputs.length === 0) return [];
    const [held, versions] = [await lockNamed(tx, inputs), await this.versionsOf(tx, inputs)];
    const existing = new Map(held.map((clock) => [keyOf(clock.row), clock]));
    const answers = new Map<string, ClockRow>();
    const steps: ClockStep[] = [];
    const now = await tx.now();
    for (const [index, input] of inputs.entries()) {
      const before = existing.get(keyOf(input)) ?? null;
      if (before !== null && isLive(before)) answers.set(keyOf(input), before.row);
      else if (!steps.some(({ identity }) => keyOf(identity) === keyOf(input))) {
        const step = await this.stepFor(tx, input, { before, versions: versions[index], now });
        if (step !== null) steps.push(step);
      }
    }
    for (const row of await this.steps.take(tx, steps)) answers.set(keyOf(row), row);
    return inputs.map((input) => answers.get(keyOf(input)) ?? null);
  }

  /** When a clock that began now would end, by the policy in force; null where it has no such clock here. Nothing is written. */
  async wouldEnd(tx: Tx, input: ClockStart): Promise<Date | null> {
    const [versions] = await this.versionsOf(tx, [input]);
    const step = await this.stepFor(tx, input, { before: null, versions, now: await tx.now() });
    return step === null ? null : this.steps.wouldEnd(tx, step);
  }

  private async stepFor(
    tx: Tx,
    input: ClockStart,
    { before, versions, now }: { before: HeldClock | null; versions: Versions | undefined; now: Date },
  ): Promise<ClockStep | null> {
    if (versions === undefined) throw new NotFound('agency');
    if (input.at !== undefined && input.at > now) {
      throw new Refused('clock_starts_later', 'A clock cannot start in the future.');
    }
    const policy = await this.policies.get(tx, versions.policyVersionId);
    const rule = findRule(policy, { ...input, kind: input.kind ?? null });
    if (rule === null || promisesNothing(rule, input)) return null;
    const given = { dueAt: input.dueAt ?? null, amount: input.amountOverride ?? null };
    const payload: StartPayload = {
      owner: input.ownerAgencyId,
      ownerUserId: input.ownerUserId ?? null,
      senderAgencyId: input.senderAgencyId ?? null,
      kind: input.kind ?? null,
      lane: input.lane,
      band: input.band,
      policyVersionId: versions.policyVersionId,
      target: pinTarget(policy, rule, { calendars: versions, given }),
    };
    const draft = { type: 'start' as const, payload, ...(input.at === undefined ? {} : { at: input.at }) };
    return before === null ? newStep(input, draft) : stepOf(before, draft);
  }

  private async versionsOf(tx: Tx, inputs: readonly ClockStart[]): Promise<(Versions | undefined)[]> {
    const placeOf = ({ ownerAgencyId, areaId }: ClockStart): string => `${ownerAgencyId} ${areaId}`;
    const places = new Map(inputs.map((input) => [placeOf(input), input]));
    const keys = [...places.values()].map(({ ownerAgencyId, areaId }, ordinal) => ({
      ordinal,
      agency_id: ownerAgencyId,
      area_id: areaId,
    }));
    const found = await tx.look<Versions>(VERSIONS_SQL, [JSON.stringify(keys)]);
    if (found.length !== keys.length) throw new NotFound('owner_or_area_of_clock');
    const versions = new Map([...places.keys()].map((place, index) => [place, found[index]]));
    return inputs.map((input) => versions.get(placeOf(input)));
  }
}

function newStep(input: ClockStart, draft: ClockStep['drafts'][number]): ClockStep {
  const { subjectType, subjectId, caseId, areaId, name, item = '' } = input;
  const identity = { id: uuidv7(), subjectType, subjectId, caseId, areaId, name, item };
  return { identity, row: null, events: [], drafts: [draft] };
}

/** The rule runs to a named instant where there is one, and there is none. */
function promisesNothing({ time }: TargetRule, { dueAt }: ClockStart): boolean {
  return time?.unit === 'given' && time.optional === true && dueAt === undefined;
}

function isLive({ row }: HeldClock): boolean {
  return row.state === 'running' || row.state === 'paused';
}
