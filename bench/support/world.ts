import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { uuidv7 } from '../../src/kernel/ids.js';
import { SESSION_COOKIE } from '../../src/platform/http/request.js';

/** A person who is signed in already. */
export interface Seat {
  readonly userId: string;
  readonly agencyId: string;
  readonly credentials: Readonly<Record<string, string>>;
}

/** A station: its officer registers and sends. */
export interface Station extends Seat {
  readonly areaId: string;
  readonly areaPath: string;
}

/** An agency that receives: one of its people accepts and handles. */
export type Partner = Seat;

/** Where the measuring happens: a city of its own, so that nothing of the installation stands beside it. */
export interface World {
  readonly stations: readonly Station[];
  readonly partners: readonly Partner[];
  /** Coordinates the whole city. */
  readonly coordinator: Omit<Seat, 'agencyId'>;
}

const STATIONS = 20;
const PARTNERS = 180;
/** A red case is sent only to somebody who is on call. */
const DUTY = { person: '值班室', phone: '19900000001', hours: '00:00-24:00' };

interface Row {
  readonly [column: string]: unknown;
}

/** Rows under construction. */
class Rows {
  readonly areas: Row[] = [];
  readonly agencies: Row[] = [];
  readonly users: Row[] = [];
  readonly memberships: Row[] = [];
  readonly sessions: Row[] = [];

  area(code: string, name: string, level: string, parent: { id: string; path: string } | null): string {
    const id = uuidv7();
    const path = parent === null ? code : `${parent.path}.${code}`;
    this.areas.push({ id, code, name, level, path, parent_id: parent?.id ?? null });
    return id;
  }

  agency(key: string, kind: string, areaId: string): string {
    const id = uuidv7();
    const calendar_key = kind === 'station' ? 'station' : 'office';
    this.agencies.push({ id, key, name: `量测${key}`, kind, area_id: areaId, calendar_key });
    return id;
  }

  /** Signed in for a day: a session as the product keeps it, without the slow hash of a password. */
  person(login: string, grants: readonly Row[]): Omit<Seat, 'agencyId'> {
    const userId = uuidv7();
    this.users.push({ id: userId, login, display_name: login });
    for (const grant of grants) this.memberships.push({ id: uuidv7(), user_id: userId, ...grant });
    const token = randomBytes(32).toString('base64url');
    const token_hash = createHash('sha256').update(token).digest('hex');
    this.sessions.push({ id: uuidv7(), user_id: userId, token_hash });
    return { userId, credentials: { cookie: `${SESSION_COOKIE}=${token}` } };
  }
}

/** Two hundred agencies with their people, written set by set. */
export async function makeWorld(owner: Client): Promise<World> {
  const rows = new Rows();
  const mark = `bench${Date.now().toString(36)}`;
  const city = { id: rows.area(mark, '量测市', 'city', null), path: mark };
  const stations = Array.from({ length: STATIONS }, (_, index) => {
    const code = `${mark}_${index}`;
    const areaId = rows.area(code, `量测街道${index}`, 'street', city);
    const agencyId = rows.agency(`${mark}-station-${index}`, 'station', areaId);
    rows.person(`${mark}-head-${index}`, [{ role: 'station_head', agency_id: agencyId }]);
    const officer = rows.person(`${mark}-officer-${index}`, [
      { role: 'station_officer', agency_id: agencyId },
    ]);
    return { ...officer, agencyId, areaId, areaPath: `${city.path}.${code}` };
  });
  const partners = Array.from({ length: PARTNERS }, (_, index) => {
    const agencyId = rows.agency(`${mark}-partner-${index}`, 'community', city.id);
    rows.person(`${mark}-lead-${index}`, [{ role: 'agency_head', agency_id: agencyId }]);
    const roles = ['agency_intake', 'agency_handler'];
    const worker = rows.person(
      `${mark}-worker-${index}`,
      roles.map((role) => ({ role, agency_id: agencyId })),
    );
    return { ...worker, agencyId };
  });
  const coordinator = rows.person(`${mark}-coordinator`, [{ role: 'coordinator', area_id: city.id }]);
  await write(owner, rows);
  return { stations, partners, coordinator };
}

async function write(owner: Client, rows: Rows): Promise<void> {
  await owner.query('begin');
  await owner.query(
    `insert into area (id, code, name, level, path, parent_id, created_at)
     select id, code, name, level, path::ltree, parent_id, accord_now()
     from jsonb_to_recordset($1::jsonb) as r(id uuid, code text, name text, level text, path text, parent_id uuid)`,
    [JSON.stringify(rows.areas)],
  );
  await owner.query(
    `insert into agency (id, key, name, kind, area_id, calendar_key, duty, created_at, changed_at)
     select id, key, name, kind, area_id, calendar_key, $2::jsonb, accord_now(), accord_now()
     from jsonb_to_recordset($1::jsonb) as r(id uuid, key text, name text, kind text, area_id uuid, calendar_key text)`,
    [JSON.stringify(rows.agencies), JSON.stringify(DUTY)],
  );
  await owner.query(
    `insert into app_user (id, login, display_name, created_at, changed_at)
     select id, login, display_name, accord_now(), accord_now()
     from jsonb_to_recordset($1::jsonb) as r(id uuid, login text, display_name text)`,
    [JSON.stringify(rows.users)],
  );
  await owner.query(
    `insert into membership (id, user_id, role, agency_id, area_id, valid_from)
     select id, user_id, role, agency_id, area_id, accord_now()
     from jsonb_to_recordset($1::jsonb) as r(id uuid, user_id uuid, role text, agency_id uuid, area_id uuid)`,
    [JSON.stringify(rows.memberships)],
  );
  await owner.query(
    `insert into user_session (id, user_id, token_hash, expires_at, idle_timeout)
     select id, user_id, decode(token_hash, 'hex'), clock_timestamp() + interval '1 day', interval '1 day'
     from jsonb_to_recordset($1::jsonb) as r(id uuid, user_id uuid, token_hash text)`,
    [JSON.stringify(rows.sessions)],
  );
  await owner.query('commit');
}
