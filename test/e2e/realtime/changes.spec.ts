import pg from 'pg';
import { ChangeStreams, STREAMS_OF_ONE } from '../../../src/platform/realtime/change-streams.js';
import { eventually } from '../../support/product-process.js';
import { Watch } from '../../support/watch.js';
import type { Login } from '../../support/world.js';
import { type CaseStage, startCaseStage } from '../cases/stage.js';

let stage: CaseStage;
let url: string;
let wire: pg.Client;
/** Everything that goes over the wire between the processes, in order. */
const sent: string[] = [];
const watches: Watch[] = [];

beforeAll(async () => {
  stage = await startCaseStage({ listen: true });
  url = stage.product.url ?? '';
  wire = new pg.Client(stage.product.database.ownerConfig);
  await wire.connect();
  wire.on('notification', ({ payload = '' }) => sent.push(...payload.split('\n')));
  await wire.query('listen changes');
});
afterEach(async () => {
  for (const watch of watches.splice(0)) watch.close();
  await eventually('nobody watches', () => stage.product.get(ChangeStreams).count === 0);
});
afterAll(async () => {
  await wire.end();
  await stage.product.close();
});

async function watching(login: Login): Promise<Watch> {
  const watch = await Watch.as(url, login);
  watches.push(watch);
  return watch;
}

/** Says on the wire, after all that went over it, that somebody’s notices moved. */
const mark = (login: Login): Promise<unknown> =>
  wire.query(`select pg_notify('changes', $1)`, [`notices user:${stage.world.users[login]}`]);

/** What those who watch are told by something that is done: they wait for a mark that follows all of it. */
async function toldBy(logins: readonly Login[], act: () => Promise<unknown>): Promise<boolean[]> {
  const open = await Promise.all(logins.map(watching));
  await stage.product.drain();
  await quiet();
  const before = open.map(({ messages }) => messages.length);
  await act();
  await quiet();
  for (const login of logins) await mark(login);
  await eventually('everybody has seen the mark', () =>
    open.every(({ messages }, at) => messages.slice(before[at]).some((told) => told.includes('notices'))),
  );
  return open.map(({ messages }, at) => messages.slice(before[at]).some((told) => told.includes('work')));
}

/** Whatever was committed has gone over the wire: it tells in the order of the commits, one batch after another. */
async function quiet(): Promise<void> {
  const login: Login = 'auditor';
  const count = (): number =>
    sent.filter((line) => line === `session user:${stage.world.users[login]}`).length;
  const before = count();
  const cookie = await Watch.signIn(url, login);
  await fetch(`${url}/api/v1/session`, { method: 'DELETE', headers: { cookie } });
  await eventually('the wire is quiet', () => count() > before);
}

const sentCase = async (): Promise<string> => {
  const { id } = await stage.desk.register({ lane: 'full' });
  return (await stage.line.send(id)).body.id;
};

describe('whoever watches', () => {
  it('is told of what their agency has to do, as soon as it is committed, and nothing of what it is', async () => {
    const { id: caseId } = await stage.desk.register({ lane: 'full' });
    const logins: readonly Login[] = [
      'committee-intake',
      'officer',
      'coordinator',
      'labor-intake',
      'other-officer',
      'admin',
    ];
    const told = await toldBy(logins, () => stage.line.send(caseId));
    expect(told).toEqual([true, true, true, false, false, false]);
    expect(sent.join('\n')).not.toContain(caseId);
  });

  it('is not told of a draft that would be sent to them, nor of what a colleague’s agency keeps to itself', async () => {
    const { id: caseId } = await stage.desk.register({ lane: 'full' });
    const draft = async (): Promise<void> => {
      const body = {
        recipientAgencyId: stage.world.agencies.community,
        request: '请组织调解',
        keepAsDraft: true,
      };
      const answer = await stage.product.as('officer').post(`/cases/${caseId}/referrals`, body);
      expect(answer).toMatchObject({ status: 201, body: { state: 'draft' } });
    };
    expect(await toldBy(['committee-intake', 'colleague'], draft)).toEqual([false, true]);
    const id = await sentCase();
    const claim = () => stage.product.as('mediator').post(`/referrals/${id}/claim`);
    expect(await toldBy(['committee-intake', 'officer', 'coordinator'], claim)).toEqual([true, false, false]);
  });

  it('is no longer told of a case when it has gone on to others', async () => {
    const { id: caseId } = await stage.desk.register({ lane: 'full' });
    const { id } = (await stage.line.send(caseId)).body;
    const recall = { noun: 'recall', body: { reason: 'settled_meanwhile', note: '双方已和好' } };
    expect(await toldBy(['committee-intake'], () => stage.line.step('officer', id, recall))).toEqual([true]);
    const { agencies } = stage.world;
    const elsewhere = () => stage.line.send(caseId, { recipientAgencyId: agencies.labor });
    expect(await toldBy(['committee-intake', 'labor-intake'], elsewhere)).toEqual([false, true]);
  });

  it('is told of a notice, and nobody else is', async () => {
    const [intake, head] = [await watching('committee-intake'), await watching('labor-head')];
    await sentCase();
    await stage.product.drain();
    await eventually('the notice is told', () => intake.messages.some((told) => told.includes('notices')));
    expect(head.messages).toEqual([]);
  });

  it('is told once of what moves many times in a moment', async () => {
    const watch = await watching('mediator');
    const id = await sentCase();
    for (let turn = 0; turn < 5; turn += 1) {
      await stage.product.as('mediator').post(`/referrals/${id}/claim`);
      await stage.product.as('mediator').delete(`/referrals/${id}/claim`);
    }
    await quiet();
    await eventually('it is told', () => watch.messages.length > 0);
    expect(watch.messages.length).toBeLessThan(8);
  });
});

describe('a stream', () => {
  it('is an answer that nothing keeps or collects', async () => {
    const { headers } = await watching('officer');
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-accel-buffering': 'no',
    });
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    const cookie = await Watch.signIn(url, 'officer');
    const head = await fetch(`${url}/api/v1/changes`, { method: 'HEAD', headers: { cookie } });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, headers['content-type']]);
  });

  it('is opened for who is signed in, and for the person whose page it is', async () => {
    const cookie = await Watch.signIn(url, 'officer');
    const codeOf = async (query: string, headers: Record<string, string>): Promise<unknown> => {
      const answer = await fetch(`${url}/api/v1/changes${query}`, { headers });
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    expect(await codeOf('', {})).toEqual([401, 'not_signed_in']);
    const { chief } = stage.world.users;
    expect(await codeOf(`?person=${chief}`, { cookie })).toEqual([401, 'other_person_signed_in']);
    expect(await codeOf('?person=somebody', { cookie })).toEqual([400, 'invalid_input']);
  });

  it('ends with its session at once, and those of others go on', async () => {
    const cookie = await Watch.signIn(url, 'officer');
    const [watch, other] = [await Watch.open(url, cookie), await watching('officer')];
    watches.push(watch);
    await fetch(`${url}/api/v1/session`, { method: 'DELETE', headers: { cookie } });
    await watch.end();
    await stage.product.get(ChangeStreams).beat();
    await eventually('the other lives', () => other.beats > 0);
  });

  it('ends at once when its holder belongs to another agency, or may come in no more', async () => {
    const { users, agencies } = stage.world;
    const security = stage.product.as('security');
    const moved = await watching('womens-handler');
    const grant = { role: 'agency_handler', agencyId: agencies.labor };
    expect((await security.post(`/users/${users['womens-handler']}/grants`, grant)).status).toBe(201);
    await moved.end();
    const blocked = await watching('womens-handler');
    const { body } = await security.get<{ version: number }>(`/users/${users['womens-handler']}`);
    const version = { version: body.version };
    const answer = await security.post(
      `/users/${users['womens-handler']}/disabling`,
      { reason: '调离' },
      version,
    );
    expect(answer.status).toBe(200);
    await blocked.end();
  });

  it('ends with the next beat when time has ended its session, which looking does not prolong', async () => {
    const watch = await watching('civil-head');
    const idle = `update user_session set last_seen_at = clock_timestamp() - interval '20 minutes' where user_id = $1
                  returning last_seen_at as at`;
    const { rows } = await stage.product.sql.query(idle, [stage.world.users['civil-head']]);
    await stage.product.get(ChangeStreams).beat();
    const seen = await stage.product.sql.query(
      'select last_seen_at as at from user_session where user_id = $1',
      [stage.world.users['civil-head']],
    );
    expect(seen.rows).toEqual(rows);
    await stage.product.sql.query(
      'update user_session set expires_at = clock_timestamp() where user_id = $1',
      [stage.world.users['civil-head']],
    );
    await stage.product.get(ChangeStreams).beat();
    await watch.end();
  });

  it('is refused beyond ten of one person, and opened again when one is closed', async () => {
    const cookie = await Watch.signIn(url, 'supervisor');
    const open = async (): Promise<Watch> => Watch.open(url, cookie);
    const ten = await Promise.all(Array.from({ length: STREAMS_OF_ONE }, open));
    watches.push(...ten);
    const refused = await fetch(`${url}/api/v1/changes`, { headers: { cookie } });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await refused.json()).toMatchObject({ code: 'too_many_streams' });
    ten[0]?.close();
    await eventually('one is free', () => stage.product.get(ChangeStreams).count < STREAMS_OF_ONE);
    watches.push(await open());
  });
});

describe('whoever cannot be found out', () => {
  it('is told with everybody else that anything may have moved', async () => {
    const { id: caseId } = await stage.desk.register({ lane: 'full' });
    await stage.product.drain();
    const watch = await watching('officer');
    await quiet();
    const before = watch.messages.length;
    const { superuserConfig } = stage.product.database;
    const [other, admin] = [new pg.Client(superuserConfig), new pg.Client(superuserConfig)];
    await Promise.all([other.connect(), admin.connect()]);
    await other.query('begin');
    await other.query('lock table legal_path_step in access exclusive mode');
    const step = stage.desk.step('colleague', caseId, { noun: 'triage' });
    await eventually('the question who sees the case has failed', async () => {
      const { rowCount } = await admin.query(
        `select pg_cancel_backend(pid) from pg_stat_activity
         where application_name = 'accord-changes' and datname = $1 and wait_event_type = 'Lock'`,
        [stage.product.database.name],
      );
      return rowCount === 1;
    });
    await other.query('rollback');
    await Promise.all([other.end(), admin.end()]);
    await step;
    await eventually('everything is told', () => watch.messages.length > before);
    expect(watch.messages[before]).toEqual(['work', 'notices']);
  });
});

describe('the connection that listens', () => {
  it('is made anew when the database has ended it, and whoever watches reads everything again', async () => {
    const watch = await watching('committee-intake');
    const admin = new pg.Client(stage.product.database.superuserConfig);
    await admin.connect();
    const ended = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'accord-changes' and datname = $1`,
      [stage.product.database.name],
    );
    await admin.end();
    expect(ended.rowCount).toBe(1);
    await eventually('everything is told', () => watch.messages.length > 0);
    expect(watch.messages[0]).toEqual(['work', 'notices']);
    const before = watch.messages.length;
    await sentCase();
    await eventually('what moves is told again', () => watch.messages.length > before);
  });
});
