import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { JPEG, PDF, PNG } from '../../unit/documents/samples.js';
import { DocumentsDesk } from './documents-desk.js';

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

let desk: DocumentsDesk;

beforeAll(async () => {
  desk = await DocumentsDesk.open();
}, 180_000);
afterAll(() => desk.close());

const list = (caseId: string, more = ''): string => `files?subjectType=case&subjectId=${caseId}${more}`;

async function attached(caseId: string, content: Buffer = JPEG): Promise<string> {
  const { status, body } = await desk.send('officer', caseId, content);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return String(body['id']);
}

function pathOf(content: Buffer): string {
  const name = sha256(content);
  return path.join(desk.folder, 'files', name.slice(0, 2), name.slice(2));
}

describe('attaching a file', () => {
  it('puts it on record under the hash of its content', async () => {
    const caseId = await desk.aCase();
    const { status, body } = await desk.send('officer', caseId, JPEG);

    expect(status).toBe(201);
    expect(body).toMatchObject({
      subjectType: 'case',
      subjectId: caseId,
      caseId,
      kind: 'photo',
      mediaType: 'image/jpeg',
      originalName: '现场照片.jpg',
      bytes: JPEG.length,
      sha256: sha256(JPEG),
      uploadedByName: '陈警官',
    });
    expect(body['agencyId']).not.toBeNull();
  });

  it('is told on the timeline and the audit trail without the name of the file', async () => {
    const caseId = await desk.aCase();
    const { body } = await desk.send('officer', caseId, PNG, { name: '张三的身份证.png' });

    const events = await desk.rows('select type, payload from domain_event where stream_id = $1', caseId);
    expect(events).toEqual([
      {
        type: 'file.attached',
        payload: { fileId: body['id'], kind: 'photo', mediaType: 'image/png', bytes: PNG.length },
      },
    ]);
    const audits = await desk.rows('select action, detail from audit_row where subject_id = $1', body['id']);
    expect(audits).toMatchObject([{ action: 'file.attached', detail: { caseId, sha256: sha256(PNG) } }]);
    expect(JSON.stringify([events, audits])).not.toContain('张三');
  });

  it('believes the content and neither the name nor the declared type', async () => {
    const { body } = await desk.send('officer', await desk.aCase(), PDF, { name: '照片.jpg' });
    expect(body).toMatchObject({ mediaType: 'application/pdf', kind: 'paper' });
    const { headers } = await desk.get('officer', `files/${String(body['id'])}/content`);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toContain(`${encodeURIComponent('照片.jpg.pdf')}`);
  });

  it.each([
    [
      'a program in the clothes of a photo',
      Buffer.from('MZ\x90\0'.padEnd(300, '\0'), 'latin1'),
      415,
      'file_type_refused',
    ],
    [
      'a photo with an archive behind it',
      Buffer.concat([JPEG, Buffer.from('Rar!\x1a\x07', 'latin1')]),
      415,
      'file_has_two_faces',
    ],
    ['an empty file', Buffer.alloc(0), 400, 'file_empty'],
    ['a file beyond the limit', Buffer.concat([JPEG, Buffer.alloc(1024 * 1024)]), 413, 'file_too_large'],
  ])('%s is refused and nothing of it stays', async (_what, content, status, code) => {
    const caseId = await desk.aCase();
    const answer = await desk.send('officer', caseId, content);

    expect(answer.status).toBe(status);
    expect(answer.body['code']).toBe(code);
    expect((await desk.get('officer', list(caseId))).body['items']).toEqual([]);
    expect(readdirSync(path.join(desk.folder, 'files', 'incoming'))).toEqual([]);
  });

  it('without a file is refused', async () => {
    const form = new FormData();
    form.append('note', 'no file here');
    const query = { subjectType: 'case', subjectId: await desk.aCase() };
    const { status, body } = await desk.sendForm('officer', query, { form });
    expect([status, body['problems']]).toMatchObject([400, [{ path: 'file', code: 'file_missing' }]]);
  });

  it('under a kind that the content does not bear out is refused', async () => {
    const { status, body } = await desk.send('officer', await desk.aCase(), PDF, {
      query: { kind: 'photo' },
    });
    expect([status, body['code']]).toEqual([422, 'file_kind_mismatch']);
  });

  it('to something unknown, or as a paper of the product itself, is refused with every field', async () => {
    const { status, body } = await desk.send('officer', 'x', JPEG, {
      query: { subjectType: 'party', kind: 'generated', colour: 'red' },
    });
    const paths = (body['problems'] as { path: string }[]).map((problem) => problem.path);
    expect([status, paths.sort()]).toEqual([400, ['colour', 'kind', 'subjectId', 'subjectType']]);
  });

  it('asked for twice with one key is done once', async () => {
    const caseId = await desk.aCase();
    const key = uuidv7();
    const first = await desk.send('officer', caseId, JPEG, { key });
    const again = await desk.send('officer', caseId, JPEG, { key });

    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await desk.rows('select id from stored_file where case_id = $1', caseId)).toHaveLength(1);
    expect(await desk.rows('select id from domain_event where stream_id = $1', caseId)).toHaveLength(1);
  });

  it('twice at the same moment with one key is done once', async () => {
    const caseId = await desk.aCase();
    const key = uuidv7();
    const both = await Promise.all([1, 2].map(() => desk.send('officer', caseId, JPEG, { key })));

    expect(both[1]?.body).toEqual(both[0]?.body);
    expect(await desk.rows('select id from stored_file where case_id = $1', caseId)).toHaveLength(1);
  });

  it.each([
    ['another file of the same length', { content: Buffer.from(JPEG).fill(0x66, 30, 40), sameCase: true }],
    ['the same file for another case', { content: JPEG, sameCase: false }],
  ])('a key used again for %s is refused', async (_what, { content, sameCase }) => {
    const caseId = await desk.aCase();
    const key = uuidv7();
    await desk.send('officer', caseId, JPEG, { key });
    const other = await desk.send('officer', sameCase ? caseId : await desk.aCase(), content, { key });
    expect([other.status, other.body['code']]).toEqual([409, 'command_key_reused']);
  });

  it('of one content twice keeps two records and one content', async () => {
    const caseId = await desk.aCase();
    expect(await attached(caseId)).not.toBe(await attached(caseId));
    expect(readdirSync(path.dirname(pathOf(JPEG)))).toEqual([path.basename(pathOf(JPEG))]);
  });
});

describe('who may', () => {
  it('somebody who may only read lists and opens, and adds nothing', async () => {
    const caseId = await desk.aCase('community');
    const added = await desk.send('mediator', caseId, JPEG);
    const refused = await desk.send('officer', caseId, JPEG);

    expect([refused.status, refused.body['code']]).toEqual([403, 'file_write_refused']);
    expect((await desk.get('officer', list(caseId))).status).toBe(200);
    expect((await desk.get('officer', `files/${String(added.body['id'])}/content`)).status).toBe(200);
  });

  it('somebody from elsewhere does not even learn that there is something', async () => {
    const caseId = await desk.aCase();
    const fileId = await attached(caseId);
    const answers = await Promise.all([
      desk.send('labor-intake', caseId, JPEG),
      desk.get('labor-intake', list(caseId)),
      desk.get('labor-intake', `files/${fileId}/content`),
      desk.get('labor-intake', `files/${fileId}/verification`),
      desk.get('officer', `files/${uuidv7()}/content`),
      desk.send('officer', uuidv7(), JPEG),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(
      await desk.rows(`select 1 from audit_row where action = 'file.seen' and subject_id = $1`, fileId),
    ).toEqual([]);
  });

  it('an administrator has no permission, a stranger no session, a watcher no pen', async () => {
    const caseId = await desk.aCase();
    expect((await desk.get('admin', list(caseId))).body['code']).toBe('permission_missing');
    expect((await desk.get(null, list(caseId))).body['code']).toBe('not_signed_in');
    expect((await desk.send('supervisor', caseId, JPEG)).body['code']).toBe('permission_missing');
  });
});

describe('reading files', () => {
  it('gives back the very bytes, to be saved, and keeps who saw them', async () => {
    const fileId = await attached(await desk.aCase());
    const { status, bytes, headers } = await desk.get('colleague', `files/${fileId}/content`);

    expect([status, bytes.equals(JPEG)]).toEqual([200, true]);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(JPEG.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; /);
    const seen = await desk.rows(
      `select actor_name from audit_row where action = 'file.seen' and subject_id = $1`,
      fileId,
    );
    expect(seen).toEqual([{ actor_name: '周警官' }]);
  });

  it('lists the newest first, page by page', async () => {
    const caseId = await desk.aCase();
    const ids = [await attached(caseId), await attached(caseId, PNG), await attached(caseId, PDF)];
    const idsOf = (body: Record<string, unknown>): unknown[] =>
      (body['items'] as { id: string }[]).map(({ id }) => id);

    const first = await desk.get('officer', list(caseId, '&limit=2'));
    const rest = await desk.get(
      'officer',
      list(caseId, `&limit=2&cursor=${String(first.body['nextCursor'])}`),
    );
    expect([idsOf(first.body), idsOf(rest.body)]).toEqual([[ids[2], ids[1]], [ids[0]]]);
    expect(rest.body['nextCursor']).toBeNull();
  });

  it('refuses a cursor that no list gave out', async () => {
    const cursor = Buffer.from('["x"]').toString('base64url');
    const { status } = await desk.get('officer', list(await desk.aCase(), `&cursor=${cursor}`));
    expect(status).toBe(400);
  });

  it('verifies that the content is what came in, and says when it is not', async () => {
    const content = Buffer.concat([JPEG, Buffer.from('only here')]);
    const fileId = await attached(await desk.aCase(), content);
    const verify = () => desk.get('officer', `files/${fileId}/verification`);

    expect((await verify()).body).toMatchObject({ intact: true, foundSha256: sha256(content) });
    writeFileSync(pathOf(content), 'altered');
    expect((await verify()).body).toMatchObject({
      intact: false,
      sha256: sha256(content),
      foundSha256: sha256(Buffer.from('altered')),
    });
    rmSync(pathOf(content));
    expect((await verify()).body['code']).toBe('file_content_missing');
    expect((await desk.get('officer', `files/${fileId}/content`)).status).toBe(503);
  });

  it('a record is never changed and never goes', async () => {
    const fileId = await attached(await desk.aCase());
    const append = /append-only table stored_file/;
    await expect(desk.rows('delete from stored_file where id = $1', fileId)).rejects.toThrow(append);
    await expect(desk.rows(`update stored_file set kind = 'paper' where id = $1`, fileId)).rejects.toThrow(
      append,
    );
  });
});
