import { randomUUID } from 'node:crypto';
import type { Line } from '../support/line.js';
import { randomText } from '../support/texts.js';
import type { Partner, Station } from '../support/world.js';

export const LANE_NAMES = ['full', 'simple'] as const;
export type LaneName = (typeof LANE_NAMES)[number];

/** The people of one lifecycle and the connection they speak on. */
export interface Pair {
  readonly line: Line;
  readonly station: Station;
  readonly partner: Partner;
}

/** What each lane does, one request after the other. */
export const REQUESTS: Readonly<Record<LaneName, readonly string[]>> = {
  full: ['register', 'send', 'accept', 'contact', 'report', 'confirm'],
  simple: ['register', 'send', 'done'],
};

interface Versioned {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

/** What makes one dispute different from the others. */
export interface Dispute {
  readonly narrative: string;
  readonly place: string;
}

const NARRATIVE_LENGTH = 24;
const PLACE_LENGTH = 12;

/** By what it is made; the same makers serve those who play a lifecycle by hand. */
export const MAKERS = {
  narrative: (): string => randomText(NARRATIVE_LENGTH),
  place: (): string => randomText(PLACE_LENGTH),
} as const;

/** A new one. */
export function newDispute(): Dispute {
  return { narrative: MAKERS.narrative(), place: MAKERS.place() };
}

/** A dispute from its registration to its end, each person in their turn. */
export async function liveOnce(
  lane: LaneName,
  { line, station, partner }: Pair,
  { narrative, place }: Dispute,
  stepDone: () => void = () => undefined,
): Promise<void> {
  const post = async <Body>(seat: Partner, path: string, body: object, version?: number): Promise<Body> => {
    const headers = {
      ...seat.credentials,
      'idempotency-key': randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    const answer = await line.ask<Body>({ method: 'POST', path: `/api/v1${path}`, headers, body });
    stepDone();
    return answer;
  };
  const made = await post<{ case: { id: string } }>(station, '/cases', {
    source: 'walk_in',
    narrative,
    placeText: place,
    typeCode: '0202',
    lane,
  });
  const sent = await post<Versioned>(station, `/cases/${made.case.id}/referrals`, {
    recipientAgencyId: partner.agencyId,
    request: '请组织双方调解并反馈结果',
    choice: { code: 'nearer' },
  });
  const path = `/referrals/${sent.id}`;
  const outcome = { outcome: 'oral_agreement', summary: '双方同意错开施工时间，互不追究' };
  const contact = { channel: 'phone', result: 'reached', who: 'applicant' };
  let last: Versioned;
  if (lane === 'simple') {
    last = await post<Versioned>(partner, `${path}/outcome`, { ...outcome, contact }, sent.version);
  } else {
    const accepted = await post<Versioned>(partner, `${path}/acceptance`, {}, sent.version);
    const contacted = await post<Versioned>(partner, `${path}/contact`, contact, accepted.version);
    const reported = await post<Versioned>(partner, `${path}/outcome`, outcome, contacted.version);
    last = await post<Versioned>(station, `${path}/confirmation`, {}, reported.version);
  }
  if (last.state !== 'closed') throw new Error(`a ${lane} lifecycle ended as ${last.state}`);
}
