import type { Server } from '../../src/cli/client/own-server.js';

/** What a caller tells the duty room, and where it was. */
export interface Told {
  readonly narrative: string;
  readonly placeText: string;
  /** Of its community, where somebody has made that out. */
  readonly areaCode?: string;
}

export interface Made {
  readonly id: string;
}

/** A case or referral as far as the next step has to know it. */
interface Versioned extends Made {
  readonly version: number;
}

const CHIEF = 'station-caotang.head';
export const OFFICER = 'station-caotang.officer1';
export const DUTY = 'station-caotang.duty';
export const COMMITTEE = 'community-songxianqiao.intake1';

const COMMITTEE_NAME = '送仙桥社区';
let calls = 0;

/** A call to 110 in the demonstration district, on record since now. */
export async function called(server: Server, told: Told): Promise<Made> {
  calls += 1;
  const body = { source: '110', sourceReference: `CALL${Date.now()}${calls}`, ...told };
  const { case: made } = await given<{ case: Made }>(server, { as: DUTY, path: '/cases', body });
  return made;
}

/** A call that an officer has sent to the committee, in the lane of quick matters. */
export async function referred(server: Server, told: Told, request: string): Promise<Made> {
  const { id } = await called(server, told);
  const found = await (await server.signIn('sysadmin')).send('GET', `/agencies?q=${COMMITTEE_NAME}&limit=1`);
  const [agency] = (found.body as { items: readonly Made[] }).items;
  return given<Made>(server, {
    as: OFFICER,
    path: `/cases/${id}/referrals`,
    body: { recipientAgencyId: agency?.id, request, choice: { code: 'knows_the_dispute' } },
  });
}

/** A call that the head of the station has put on a legal path: the community is to be told. */
export async function stopped(server: Server, told: Told): Promise<Made> {
  const made = await called(server, told);
  const read = await (await server.signIn(CHIEF)).send('GET', `/cases/${made.id}`);
  const { version } = read.body as Versioned;
  const body = { reason: '当事人扬言轻生', pathKinds: ['safety'] };
  await given(server, { as: CHIEF, path: `/cases/${made.id}/legal-stop`, body, version });
  return made;
}

/** A step of the committee on a referral that it was sent. @param step as its address ends */
export async function answered(server: Server, { id }: Made, step: string, body: object): Promise<void> {
  const read = await (await server.signIn(COMMITTEE)).send('GET', `/referrals/${id}`);
  const { version } = read.body as Versioned;
  await given(server, { as: COMMITTEE, path: `/referrals/${id}/${step}`, body, version });
}

/** @throws Error when it is refused */
async function given<T>(
  server: Server,
  {
    as,
    path,
    body,
    version,
  }: { readonly as: string; readonly path: string; readonly body: object; readonly version?: number },
): Promise<T> {
  const voice = await server.signIn(as);
  const reply = await voice.send('POST', path, body, version === undefined ? {} : { version });
  if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body as T;
}
