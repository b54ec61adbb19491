import { DocumentsDesk, LETTER_ID } from './documents-desk.js';

let desk: DocumentsDesk;

beforeAll(async () => {
  desk = await DocumentsDesk.open();
}, 180_000);
afterAll(() => desk.close());

it('a paper is printed for who may see the referral, and that is kept', async () => {
  const { status, bytes, headers } = await desk.get('officer', `referrals/${LETTER_ID}/papers/f15`);

  expect([status, bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  expect(headers['content-type']).toBe('application/pdf');
  expect(headers['content-disposition']).toContain(encodeURIComponent('移送调解函.pdf'));
  const audits = await desk.rows(`select detail from audit_row where action = 'paper.printed'`);
  expect(audits).toMatchObject([{ detail: { form: 'f15' } }]);
  expect(JSON.stringify(audits)).not.toContain('龘建国');
});

it('printed again it is the same, byte for byte', async () => {
  const [first, again] = [
    await desk.get('officer', `referrals/${LETTER_ID}/papers/f15`),
    await desk.get('colleague', `referrals/${LETTER_ID}/papers/f15`),
  ];
  expect(again.bytes.equals(first.bytes)).toBe(true);
});

it('who may not see the referral gets no paper, and nothing is kept as printed', async () => {
  const { status, body } = await desk.get('labor-intake', `referrals/${LETTER_ID}/papers/f15`);
  expect([status, body['code']]).toEqual([404, 'referral_not_found']);
  const audits = await desk.rows(
    `select 1 from audit_row where action = 'paper.printed' and actor_name = '韩受理'`,
  );
  expect(audits).toEqual([]);
});

it.each([
  ['a form without a source', `referrals/${LETTER_ID}/papers/f16`, 404],
  ['a form that does not exist', `referrals/${LETTER_ID}/papers/f99`, 400],
  ['a referral id that is none', `referrals/x/papers/f15`, 400],
  ['an unknown way with missing characters', `referrals/${LETTER_ID}/papers/f15?missing=box`, 400],
])('%s is refused', async (_what, url, status) => {
  expect((await desk.get('officer', url)).status).toBe(status);
});
