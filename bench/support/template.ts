import { randomUUID } from 'node:crypto';
import { newDispute } from '../lifecycle/lanes.js';
import type { Bench } from './bench.js';
import { Line } from './line.js';
import type { Seat } from './world.js';

/** The clock of the next report: nothing but the ladder follows when it runs out. */
const CLOCK = 'update';

/**
 * Takes one red case through the product up to the acceptance of its referral, and keeps its rows as the pattern of all others:
 * `template_case`, `template_referral`, `template_clock`, `template_event`.
 * @throws Error when the clock is not one that may be shifted in time
 */
export async function copyTemplate(bench: Bench): Promise<void> {
  const { owner } = bench;
  const ids = await acceptedReferral(bench);
  const copies = [
    ['template_case', 'dispute_case', 'id = $1', ids.caseId],
    ['template_referral', 'referral', 'id = $1', ids.referralId],
    ['template_clock', 'clock', `subject_id = $1 and name = '${CLOCK}'`, ids.referralId],
    [
      'template_event',
      'clock_event',
      `clock_id = (select id from template_clock where subject_id = $1)`,
      ids.referralId,
    ],
  ] as const;
  for (const [copy, table, condition, id] of copies) {
    await owner.query(`create temp table ${copy} (like ${table})`);
    await owner.query(`insert into ${copy} select * from ${table} where ${condition}`, [id]);
  }
  const { rows } = await owner.query<{ fits: boolean }>(
    `select target -> 'time' ->> 'unit' = 'calendar_hours' and state = 'running' and version = 1 and fired = '{}' as fits
     from template_clock`,
  );
  if (rows[0]?.fits !== true) throw new Error(`the clock ${CLOCK} of a red referral is no pattern to copy`);
}

async function acceptedReferral({ url, world }: Bench): Promise<{ caseId: string; referralId: string }> {
  const [station, partner] = [world.stations[0], world.partners[0]];
  if (station === undefined || partner === undefined) throw new Error('an empty world');
  const line = new Line(url);
  const post = <Body>({ credentials }: Seat, path: string, body: object, version?: number): Promise<Body> => {
    const headers = {
      ...credentials,
      'idempotency-key': randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    return line.ask<Body>({ method: 'POST', path: `/api/v1${path}`, headers, body });
  };
  try {
    const { narrative, place } = newDispute();
    const dispute = {
      source: 'walk_in',
      narrative,
      placeText: place,
      typeCode: '0202',
      lane: 'full',
      risk: 'red',
    };
    const { case: made } = await post<{ case: { id: string } }>(station, '/cases', dispute);
    const sent = await post<{ id: string; version: number }>(station, `/cases/${made.id}/referrals`, {
      recipientAgencyId: partner.agencyId,
      request: '请组织双方调解并反馈结果',
      choice: { code: 'nearer' },
    });
    await post(partner, `/referrals/${sent.id}/acceptance`, {}, sent.version);
    return { caseId: made.id, referralId: sent.id };
  } finally {
    line.close();
  }
}
