import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import type { Acknowledged } from './voice.js';

/** What of the acknowledged commands is missing or there more than once, as sentences. */
export async function lostCommands(
  sql: pg.Pool,
  acknowledged: readonly Acknowledged[],
  userIds: Readonly<Record<string, string>>,
): Promise<string[]> {
  const kept = new Map<string, unknown>();
  const { rows } = await sql.query<{ actor_id: string; key: string; result: unknown }>(
    'select actor_id, key, result from command_key',
  );
  for (const { actor_id, key, result } of rows) kept.set(`${actor_id} ${key}`, result);
  const lost: string[] = [];
  for (const { login, key, path, result } of acknowledged) {
    const id = `${userIds[login]} ${key}`;
    if (!kept.has(id)) lost.push(`${path} is not on record`);
    else if (!isDeepStrictEqual(lasting(kept.get(id)), lasting(result)))
      lost.push(`${path} is on record with another result`);
  }
  return [...lost, ...(await effects(sql, acknowledged))];
}

/** A move of the clock also tells what was swept after its commit: that is no part of the result that is kept. */
function lasting(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('fired' in result)) return result;
  const { fired: _, ...rest } = result;
  return rest;
}

/** What each command leaves behind, counted: the same text once, the same step once. */
async function effects(sql: pg.Pool, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const told = acknowledged.filter(({ path }) => path !== '/clock');
  const expected = new Map<string, number>();
  for (const effect of told.flatMap(effectsOf)) expected.set(effect, (expected.get(effect) ?? 0) + 1);
  const { rows } = await sql.query<{ effect: string; count: number }>(
    `select 'case ' || narrative as effect, count(*)::int as count from dispute_case group by narrative
     union all
     select 'sent ' || case_id, count(*)::int from referral
       where reroute_of is null and reopens is null and part_of is null group by case_id
     union all
     select 'part of ' || part_of, count(*)::int from referral where part_of is not null group by part_of
     union all
     select 'sent on ' || p.id, count(*)::int from referral p join referral r on r.reroute_of = p.id
       where p.ended_reason = 'rerouted' group by p.id
     union all
     select 'again ' || reopens, count(*)::int from referral where reopens is not null group by reopens
     union all
     select e.type || ' ' || e.subject_id, count(*)::int from domain_event e
       where e.payload ? 'transition' and e.actor_kind = 'user' and e.type <> 'referral.submitted'
       group by e.type, e.subject_id
     union all
     select 'progress ' || body, count(*)::int from referral_message where kind = 'progress' group by body`,
  );
  const found = new Map(rows.map(({ effect, count }) => [effect, count]));
  const wrong = [...expected].flatMap(([effect, count]) =>
    found.get(effect) === count
      ? []
      : [`${effect} was acknowledged ${count} times and is there ${found.get(effect) ?? 0} times`],
  );
  const unasked = [...found.keys()].filter(
    (effect) => !expected.has(effect) && !effect.startsWith('referral.progress'),
  );
  return [...wrong, ...unasked.map((effect) => `${effect} was never acknowledged`)];
}

const EVENT_OF_NOUN: Readonly<Record<string, string>> = {
  recall: 'referral.recalled',
  rejection: 'referral.rejected',
  acknowledgement: 'referral.acknowledged',
  'information-request': 'referral.info_requested',
  information: 'referral.info_supplied',
  acceptance: 'referral.accepted',
  contact: 'referral.contacted',
  hold: 'referral.held',
  resumption: 'referral.resumed',
  outcome: 'referral.outcome_reported',
  return: 'referral.returned',
  confirmation: 'referral.confirmed',
  handover: 'referral.handed_over',
  delegation: 'referral.delegated',
  reroute: 'referral.rerouted',
  reopening: 'referral.reopened',
};

/** Steps that make another referral. */
const SUCCESSOR_OF_NOUN: Readonly<Record<string, string>> = {
  delegation: 'part of',
  reroute: 'sent on',
  reopening: 'again',
};

function effectsOf({ path, body, result }: Acknowledged): string[] {
  const [, collection, id = '', noun = ''] = path.split('/');
  if (collection === 'cases' && noun === '') return [`case ${(body as { narrative: string }).narrative}`];
  if (collection === 'cases') return [`sent ${(result as { caseId: string }).caseId}`];
  if (noun === 'progress') return [`progress ${(body as { text: string }).text}`];
  const event = EVENT_OF_NOUN[noun];
  if (event === undefined) throw new Error(`no effect is known of ${path}`);
  const successor = SUCCESSOR_OF_NOUN[noun];
  return [`${event} ${id}`, ...(successor === undefined ? [] : [`${successor} ${id}`])];
}
