import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { HandOverRows } from '../../../modules/referrals/queue-handover/hand-over-rows.js';
import type {
  HeldWorkView,
  QueueHandoverRowPageView,
  QueueHandoverView,
  QueuePreviewView,
} from '../../../modules/referrals/queue-handover/queue-handover.view.js';
import { violations } from '../../support/invariants.js';
import type { Answer } from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { lineOf, TaskDesk } from '../tasks/desk.js';

const NOTE = '产假期间由两位同事接手，材料在三号柜';

let desk: TaskDesk;

const path = (agency: AgencyKey, rest: string): string => `/agencies/${desk.world.agencies[agency]}/${rest}`;

const held = async (head: Login, agency: AgencyKey, of: Login): Promise<HeldWorkView> => {
  const answer = await desk.product
    .as(head)
    .get<HeldWorkView>(path(agency, `held-work?userId=${desk.world.users[of]}`));
  if (answer.status !== 200) throw new Error(`not shown: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** From the first to the others, of everything they have unless rows are named. */
const asked = async (
  head: Login,
  agency: AgencyKey,
  [from, ...to]: readonly [Login, ...Login[]],
  subjectIds?: readonly string[],
): Promise<object> => ({
  fromUserId: desk.world.users[from],
  subjectIds: subjectIds ?? (await held(head, agency, from)).rows.map(({ subjectId }) => subjectId),
  to: to.map((login) => ({ userId: desk.world.users[login] })),
});

const start = (
  head: Login,
  agency: AgencyKey,
  body: object,
  key: string = randomUUID(),
): Promise<Answer<QueueHandoverView>> =>
  desk.product
    .as(head)
    .post<QueueHandoverView>(path(agency, 'queue-handovers'), { ...body, note: NOTE }, { key });

const shown = async (head: Login, id: string): Promise<QueueHandoverView> =>
  (await desk.product.as(head).get<QueueHandoverView>(`/queue-handovers/${id}`)).body;

const kept = async (head: Login, id: string): Promise<QueueHandoverRowPageView['items']> =>
  (await desk.product.as(head).get<QueueHandoverRowPageView>(`/queue-handovers/${id}/rows?result=kept`)).body
    .items;

/** A referral to the labour bureau that its handler has accepted. */
const accepted = async (): Promise<string> => {
  const { id } = await desk.send('labor');
  await desk.done('labor-handler', id, 'acceptance');
  return id;
};

const noticesOf = async (login: Login, code: string): Promise<readonly (number | null)[]> => {
  const { body } = await desk.product
    .as(login)
    .get<{ items: { code: string; amount: number | null }[] }>('/me/notices?limit=200');
  return body.items.filter((notice) => notice.code === code).map(({ amount }) => amount);
};

const events = async (type: string): Promise<readonly string[]> => {
  const { rows } = await desk.product.sql.query<{ id: string }>(
    'select subject_id as id from domain_event where type = $1',
    [type],
  );
  return rows.map(({ id }) => id);
};

describe('the head of an agency', () => {
  beforeAll(async () => {
    desk = await TaskDesk.open();
  });
  afterEach(async () => {
    expect(await violations(desk.product.get(DataSource))).toEqual([]);
  });
  afterAll(() => desk.product.close());

  it('gives what one person has to two colleagues, as previewed; each is told once', async () => {
    const ids = [await accepted(), await accepted(), await accepted()];
    const body = await asked('labor-head', 'labor', ['labor-handler', 'labor-intake', 'labor-head']);
    const preview = await desk.product
      .as('labor-head')
      .post<QueuePreviewView>(path('labor', 'queue-handovers/preview'), body);
    expect(preview.status).toBe(200);
    const before = await noticesOf('labor-intake', 'assigned_to_you');

    const started = await start('labor-head', 'labor', body);
    expect(started.status).toBe(201);
    await desk.product.drain();

    const done = await shown('labor-head', started.body.id);
    expect(done).toMatchObject({ total: 3, moved: 3, kept: 0, note: NOTE, askedByName: '冯局长' });
    expect(done.endedAt).not.toBeNull();
    expect(done.to.map(({ moved }) => moved).sort()).toEqual([1, 2]);
    const { rows } = await desk.product.sql.query<{
      id: string;
      handler: string;
      owner: string;
      note: string;
    }>(
      `select r.id, r.handler_user_id as handler, m.body as note,
         (select string_agg(distinct c.owner_user_id::text, ',') from clock c
          where c.subject_id = r.id and c.owner_agency_id = r.recipient_agency_id and c.state = 'running') as owner
       from referral r join referral_message m on m.referral_id = r.id and m.kind = 'handover' where r.id = any($1)`,
      [ids],
    );
    const planned = new Map(preview.body.rows.map(({ subjectId, toUserId }) => [subjectId, toUserId]));
    expect(rows).toHaveLength(3);
    for (const row of rows)
      expect(row).toEqual({
        id: row.id,
        handler: planned.get(row.id),
        owner: planned.get(row.id),
        note: NOTE,
      });
    expect((await held('labor-head', 'labor', 'labor-handler')).rows).toEqual([]);

    expect(await noticesOf('labor-intake', 'queue_handed_to_you')).toEqual([
      done.to.find(({ displayName }) => displayName === '韩受理')?.moved,
    ]);
    expect(await noticesOf('labor-intake', 'assigned_to_you')).toEqual(before);
    expect(await noticesOf('labor-handler', 'queue_handed_on')).toEqual([3]);
  });

  it('gives on cases, and what is charged to somebody of a case that is another’s by now', async () => {
    const taken = await desk.cases.register();
    await desk.cases.step('officer', taken.id, { noun: 'taking' });
    // Who took it in first owes what its record lacks, whoever works on it.
    const lent = await desk.cases.register({ lane: 'full' });
    await desk.cases.step('officer', lent.id, { noun: 'taking' });
    await desk.done('labor-intake', (await desk.sendOn(lent.id, 'labor')).id, 'acceptance');
    const work = await held('chief', 'station', 'officer');
    expect(work.rows.find(({ subjectId }) => subjectId === taken.id)).toMatchObject({ kind: 'case' });
    expect(work.rows.find(({ subjectId }) => subjectId === lent.id)).toMatchObject({
      kind: 'duty',
      words: '补录',
    });

    const body = await asked('chief', 'station', ['officer', 'colleague']);
    const started = await start('chief', 'station', body);
    await desk.product.drain();
    expect(await kept('chief', started.body.id)).toEqual([]);
    expect((await desk.cases.show(taken.id)).handlerUserId).toBe(desk.world.users.colleague);
    expect(lineOf(await desk.mine('colleague'), lent.id)).toMatchObject({ kind: 'completion' });
    expect(lineOf(await desk.mine('officer'), lent.id)).toBeUndefined();
    expect((await held('chief', 'station', 'officer')).rows).toEqual([]);

    // Whoever watches over the area sees that it changed hands, and not what the agency's people told each other.
    const saidTo = async (login: Login, caseId: string): Promise<string> =>
      JSON.stringify(await desk.cases.timeline(caseId, login));
    expect(await saidTo('colleague', taken.id)).toContain(NOTE);
    expect(await saidTo('colleague', lent.id)).toContain(NOTE);
    const watched = await saidTo('supervisor', taken.id);
    expect(watched).toContain('case.assigned');
    expect(watched).not.toContain(NOTE);
    expect(await saidTo('supervisor', lent.id)).not.toContain(NOTE);
  });

  it('gives on what is charged to the one, and leaves with the desk what is nobody’s', async () => {
    const { id } = await desk.cases.register({ lane: 'full' });
    const owners = async (): Promise<Readonly<Record<string, string | null>>> => {
      const { rows } = await desk.product.sql.query<{ name: string; owner: string | null }>(
        `select name, owner_user_id as owner from clock where subject_id = $1 and state in ('running', 'paused')`,
        [id],
      );
      return Object.fromEntries(rows.map(({ name, owner }) => [name, owner]));
    };
    const { officer, colleague } = desk.world.users;
    expect(await owners()).toMatchObject({ completion: officer, routing: null });
    expect((await held('chief', 'station', 'officer')).rows).toMatchObject([
      { subjectId: id, kind: 'duty', words: '补录' },
    ]);
    const before = await owners();
    const started = await start(
      'chief',
      'station',
      await asked('chief', 'station', ['officer', 'colleague']),
    );
    await desk.product.drain();
    expect(await kept('chief', started.body.id)).toEqual([]);
    expect(await owners()).toEqual({ ...before, completion: colleague });
  });

  it('alone does so, and to their own people alone; whoever supervises the area sees it', async () => {
    const id = await accepted();
    const body = await asked('labor-head', 'labor', ['labor-handler', 'labor-intake']);
    const codeOf = async (login: Login, what: object): Promise<unknown> => {
      const { body: answered } = await start(login, 'labor', what);
      return 'code' in answered ? answered.code : null;
    };
    expect(await codeOf('labor-intake', body)).toBe('permission_missing');
    expect(await codeOf('supervisor', body)).toBe('not_its_head');
    expect(await codeOf('civil-head', body)).toBe('not_its_head');
    const outside = await asked('labor-head', 'labor', ['labor-handler', 'civil-intake'], [id]);
    expect(await codeOf('labor-head', outside)).toBe('handler_not_ours');
    const same = await asked('labor-head', 'labor', ['labor-handler', 'labor-handler'], [id]);
    expect(await codeOf('labor-head', same)).toBe('handler_same');

    expect((await held('supervisor', 'labor', 'labor-handler')).rows).toHaveLength(1);
    const peek = path('labor', `held-work?userId=${desk.world.users['labor-handler']}`);
    expect((await desk.product.as('civil-head').get(peek)).status).toBe(403);
    const [line] = (
      await desk.product.as('labor-head').get<{ items: { id: string }[] }>(path('labor', 'queue-handovers'))
    ).body.items;
    expect((await desk.product.as('civil-head').get(`/queue-handovers/${line?.id}`)).status).toBe(403);
    expect((await shown('labor-head', line?.id ?? '')).note).toBe(NOTE);
    expect(await shown('supervisor', line?.id ?? '')).toMatchObject({ total: 3, note: null });
    const listed = await desk.product
      .as('supervisor')
      .get<{ items: { note: string | null }[] }>(path('labor', 'queue-handovers'));
    expect(listed.body.items.map(({ note }) => note)).toEqual([null]);
    expect((await desk.product.as('civil-head').get(`/queue-handovers/${line?.id}/rows`)).status).toBe(403);
  });
});

describe('a hand-over on its way', () => {
  beforeAll(async () => {
    // Nothing works by itself here: a test says when a job is delivered, and how often.
    desk = await TaskDesk.open({ role: 'api' });
  });
  afterEach(async () => {
    expect(await violations(desk.product.get(DataSource))).toEqual([]);
  });
  afterAll(() => desk.product.close());

  const deliver = (handoverId: string): Promise<void> =>
    desk.product.get(HandOverRows).handle({ handoverId }, { id: randomUUID(), attempt: 1 });

  it('tells row by row what changed meanwhile', async () => {
    const [going, relayed, recalled] = [await accepted(), await accepted(), (await desk.send('labor')).id];
    await desk.done('labor-head', recalled, 'assignment', {
      handlerUserId: desk.world.users['labor-handler'],
    });
    const body = await asked('labor-head', 'labor', ['labor-handler', 'labor-intake']);
    const relay = { handlerUserId: desk.world.users['labor-head'], note: '我来办' };
    await desk.done('labor-handler', relayed, 'relay', relay);
    const started = await start('labor-head', 'labor', body);
    await desk.done('officer', recalled, 'recall', { reason: 'sent_in_error', note: '发错' });
    await deliver(started.body.id);

    expect(await shown('labor-head', started.body.id)).toMatchObject({ total: 3, moved: 1, kept: 2 });
    const rows = await kept('labor-head', started.body.id);
    expect(rows.find(({ subjectId }) => subjectId === relayed)).toMatchObject({
      code: 'handler_changed',
      handlerName: '冯局长',
    });
    expect(rows.find(({ subjectId }) => subjectId === recalled)).toMatchObject({ code: 'wrong_state' });
    expect(rows.map(({ subjectId }) => subjectId)).not.toContain(going);
  });

  it('is done once, however often it is sent and delivered, and goes on where it was broken off', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 22; count += 1) ids.push(await accepted());
    const body = await asked('labor-head', 'labor', ['labor-handler', 'labor-intake'], ids);
    const key = randomUUID();
    const started = await start('labor-head', 'labor', body, key);
    expect((await start('labor-head', 'labor', body, key)).body).toEqual(started.body);
    const other = await start('labor-head', 'labor', body);
    expect([other.status, other.body]).toMatchObject([
      409,
      { code: 'queue_handover_under_way', by: '冯局长', id: started.body.id },
    ]);

    await deliver(started.body.id);
    expect(await shown('labor-head', started.body.id)).toMatchObject({ moved: 20, kept: 0, endedAt: null });
    await Promise.all([deliver(started.body.id), deliver(started.body.id)]);
    await deliver(started.body.id);
    const done = await shown('labor-head', started.body.id);
    expect([done.moved, done.kept, done.endedAt === null]).toEqual([22, 0, false]);
    const told = (await events('referral.relayed')).filter((id) => ids.includes(id));
    expect([...told].sort()).toEqual([...ids].sort());
    const { rows } = await desk.product.sql.query(
      `select from domain_event where type = 'agency.queue_handed_over' and payload->>'handoverId' = $1`,
      [started.body.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('stops while the password of whoever asked for it waits to be changed', async () => {
    const id = await accepted();
    const body = await asked('labor-head', 'labor', ['labor-handler', 'labor-intake'], [id]);
    const started = await start('labor-head', 'labor', body);
    const mustChange = (must: boolean): Promise<unknown> =>
      desk.product.sql.query('update credential set must_change = $2 where user_id = $1', [
        desk.world.users['labor-head'],
        must,
      ]);
    await mustChange(true);
    await deliver(started.body.id);
    await mustChange(false);
    expect((await kept('labor-head', started.body.id)).map(({ code }) => code)).toEqual(['not_its_head']);
  });

  it('stops where whoever asked for it heads the agency no more', async () => {
    const id = await accepted();
    const body = await asked('labor-head', 'labor', ['labor-handler', 'labor-intake'], [id]);
    const started = await start('labor-head', 'labor', body);
    await desk.product.sql.query(
      `insert into membership (id, user_id, role, agency_id, valid_from)
       values (gen_random_uuid(), $1, 'agency_handler', $2, accord_now())`,
      [desk.world.users['labor-head'], desk.world.agencies.labor],
    );
    await desk.product.sql.query(
      `update membership set valid_to = accord_now() where user_id = $1 and role = 'agency_head'`,
      [desk.world.users['labor-head']],
    );
    await deliver(started.body.id);
    expect((await kept('supervisor', started.body.id)).map(({ code }) => code)).toEqual(['not_its_head']);
  });
});
