import type { Client } from 'pg';
import { CHINA_ZONE } from '../../kernel/china-time.js';
import { type Finding, fine, missing, unwise } from './finding.js';
import { lookAtPolicy } from './look-at-policy.js';

const WARN_DAYS_BEFORE_HORIZON = 60;
/** Of a membership `m`; one for a while counts until its end. */
const HOLDS_NOW = 'm.valid_from <= accord_now() and (m.valid_to is null or m.valid_to > accord_now())';

/** What the people of an installation have left undone, read from its database. */
export async function lookAtDatabase(client: Client): Promise<readonly Finding[]> {
  return [
    await lookAtChineseSearch(client),
    ...(await lookAtCalendars(client)),
    ...(await lookAtPolicy(client)),
    ...(await lookAtAreas(client)),
    ...(await lookAtAgencies(client)),
    ...(await lookAtPowers(client)),
    ...(await lookAtWork(client)),
  ];
}

async function lookAtChineseSearch(client: Client): Promise<Finding> {
  const found = await one<{ count: number }>(client, `select cardinality(show_trgm('中文')) as count`);
  return found.count > 0
    ? fine('Chinese text can be searched.')
    : missing('The database finds no trigram in Chinese text: create it with --lc-ctype=C.UTF-8.');
}

async function lookAtCalendars(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ key: string; through: string | null; days: number | null }>(
    `select c.key, v.published_through::text as through,
            (v.published_through - (accord_now() at time zone '${CHINA_ZONE}')::date) as days
     from calendar c join lateral (
       select published_through from calendar_version where calendar_id = c.id order by number desc limit 1) v on true
     order by c.key`,
  );
  return rows.flatMap(({ key, through, days }) => {
    if (through === null || days === null || days >= WARN_DAYS_BEFORE_HORIZON) return [];
    return [
      unwise(
        `Calendar ${key} is published through ${through}, ${days} days from now; deadlines beyond are provisional: ` +
          'import the next year as soon as the State Council announces it.',
      ),
    ];
  });
}

async function lookAtAreas(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; headed: boolean; supervised: boolean }>(
    `select distinct a.name, exists (
       select 1 from membership m join app_user u on u.id = m.user_id join agency s on s.id = m.agency_id
         join area covered on covered.id = s.area_id
       where m.role = 'station_head' and u.active and s.active and covered.path @> a.path
         and ${HOLDS_NOW}) as headed,
       exists (
       select 1 from membership m join app_user u on u.id = m.user_id join area over on over.id = m.area_id
       where m.role = 'supervisor' and u.active and over.path @> a.path
         and ${HOLDS_NOW}) as supervised
     from agency g join area a on a.id = g.area_id
     where g.active and not a.apart and not exists (
       select 1 from membership m join area over on over.id = m.area_id join app_user u on u.id = m.user_id
       where m.role = 'coordinator' and over.path @> a.path and u.active
         and ${HOLDS_NOW})
     order by a.name`,
  );
  return rows.map(({ name, ...people }) =>
    unwise(`No coordinator is responsible for ${name}: ${standInsThere(people)}`),
  );
}

function standInsThere({ headed, supervised }: { headed: boolean; supervised: boolean }): string {
  if (headed) {
    return 'the head of its station rules where the station is neither sender nor recipient; other refusals end by time.';
  }
  if (supervised) return 'no station has a head there, so its supervisor rules.';
  return (
    'no head of a station and no supervisor stands in either, so refusals there end by time, and what an agency ' +
    'without people holds or owns stays with it.'
  );
}

async function lookAtAgencies(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; intake: boolean; head: boolean }>(
    `select g.name,
       exists (select 1 from membership m join app_user u on u.id = m.user_id and u.active
               where m.agency_id = g.id and ${HOLDS_NOW} and m.role in ('agency_intake', 'station_officer')) as intake,
       exists (select 1 from membership m join app_user u on u.id = m.user_id and u.active
               where m.agency_id = g.id and ${HOLDS_NOW} and m.role in ('agency_head', 'station_head')) as head
     from agency g join area a on a.id = g.area_id where g.active and not a.apart order by g.name`,
  );
  return rows.flatMap(({ name, intake, head }) => [
    ...(intake ? [] : [unwise(`${name} has nobody to take referrals in.`)]),
    ...(head ? [] : [unwise(`${name} has no head: escalations climb past it.`)]),
  ]);
}

async function lookAtPowers(client: Client): Promise<Finding[]> {
  return [...(await lookAtMixedAccounts(client)), ...(await lookAtPowersOverAll(client))];
}

/** What belongs to no area is for who holds a power over a root, and nobody else can give that. */
async function lookAtPowersOverAll(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ role: string }>(
    `select p.role from unnest(array['system_administrator', 'security_administrator', 'auditor']) as p(role)
     where not exists (
       select from membership m join app_user u on u.id = m.user_id and u.active join area a on a.id = m.area_id
       where m.role = p.role and nlevel(a.path) = 1 and not a.apart and ${HOLDS_NOW})`,
  );
  return rows.map(({ role }) =>
    unwise(
      `Nobody is ${role} over a root of the area tree: what belongs to no area has nobody (docs/operations.md).`,
    ),
  );
}

/** Only accounts of before the database refused it. */
async function lookAtMixedAccounts(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ login: string; roles: string }>(
    `select u.login, string_agg(distinct m.role, ', ' order by m.role) as roles
     from membership m join app_user u on u.id = m.user_id
     where u.active and (m.valid_to is null or m.valid_to > accord_now())
     group by u.login having bool_or(m.admin_power is null) and bool_or(m.admin_power is not null) order by u.login`,
  );
  return rows.map(({ login, roles }) =>
    unwise(
      `${login} holds an administrator power and works on cases (${roles}): revoke one of the two and make another account.`,
    ),
  );
}

async function lookAtWork(client: Client): Promise<Finding[]> {
  const { incidents, oldest } = await one<{ incidents: number; oldest: number | null }>(
    client,
    `select (select count(*) from job_incident where resolved_at is null)::int as incidents,
            (select extract(epoch from clock_timestamp() - min(created_at))::int from outbox) as oldest`,
  );
  return [
    ...(incidents > 0
      ? [unwise(`${incidents} jobs were given up and wait for a person: GET /api/v1/incidents.`)]
      : []),
    ...(oldest !== null && oldest > 300
      ? [unwise(`Work has waited ${oldest} s for a worker: start one.`)]
      : []),
  ];
}

async function one<Row extends object>(client: Client, sql: string): Promise<Row> {
  const row = (await client.query<Row>(sql)).rows[0];
  if (row === undefined) throw new Error('the query answers one row');
  return row;
}
