import { randomUUID } from 'node:crypto';
import type { Role } from '../../platform/auth/actor.js';
import type { Voice } from '../client/voice.js';

/** Who acts in a trace; each is a user of one role. */
export type TracePerson = 'sender' | 'intake' | 'handler' | 'head' | 'coordinator';

/** An area of its own with agencies and people, made through the public interface. */
export interface TraceWorld {
  readonly areaCode: string;
  readonly senderAgencyId: string;
  readonly recipientAgencyId: string;
  /** Eligible for a re-route. */
  readonly otherAgencyId: string;
  /** Below the recipient: parts are delegated to them. */
  readonly childAgencyIds: readonly string[];
  readonly voices: Readonly<Record<TracePerson, Voice>>;
  /** Moves the driven clock. */
  readonly clock: Voice;
}

/** The two administrators who can make areas and people, and how a token becomes a voice. */
export interface WorldMakers {
  readonly system: Voice;
  readonly security: Voice;
  /** Asked for with each token that is made. */
  readonly securityPassword: string;
  readonly speakWith: (token: string) => Voice;
}

interface Made {
  readonly id: string;
}

/**
 * Nothing here is of a kind that the code knows, so that a profile in which every transition is possible can be given as
 * data: refusals are reviewed, silence re-routes, personal data needs no consent of parties who do not exist.
 */
const OPEN_PROFILE = { refusal: 'reviewable', autoReroute: true, isPublicOrgan: true, redNeedsDuty: false };

export async function makeTraceWorld({
  system,
  security,
  securityPassword,
  speakWith,
}: WorldMakers): Promise<TraceWorld> {
  const mark = randomUUID().slice(0, 8);
  const areaCode = `trace_${mark}`;
  const area = await system.must<Made>('POST', '/areas', {
    code: areaCode,
    name: `合规区${mark}`,
    level: 'community',
    parentId: await rootAreaOf(system),
  });
  const agency = async (
    name: string,
    over: { kind?: string; parentId?: string; profile?: object } = {},
  ): Promise<string> => {
    const made = await system.must<Made>('POST', '/agencies', {
      key: `trace-${mark}-${name}`,
      name: `合规${name}${mark}`,
      kind: over.kind ?? 'trace-desk',
      areaId: area.id,
      parentId: over.parentId ?? null,
      calendarKey: 'station',
      capacity: null,
      duty: null,
      capabilities: [],
      trades: [],
      profile: { ...OPEN_PROFILE, ...over.profile },
    });
    return made.id;
  };
  await agency('centre', { profile: { isCentre: true } });
  const senderAgencyId = await agency('sender');
  const recipientAgencyId = await agency('recipient');
  const otherAgencyId = await agency('other');
  const childAgencyIds = [
    await agency('child-1', { parentId: recipientAgencyId }),
    await agency('child-2', { parentId: recipientAgencyId }),
    await agency('child-3', { parentId: recipientAgencyId }),
  ];
  const person = async (
    name: TracePerson,
    role: Role,
    place: { agencyId?: string; areaId?: string },
  ): Promise<Voice> => {
    const user = await security.must<Made>('POST', '/users', {
      login: `trace-${mark}-${name}`,
      kind: 'machine',
      displayName: `合规员${name}`,
      title: null,
      phone: null,
    });
    await security.must('POST', `/users/${user.id}/grants`, { role, ...place });
    const token = await security.must<{ token: string }>('POST', '/api-tokens', {
      name: 'conformance',
      userId: user.id,
      expiresInDays: 1,
      password: securityPassword,
    });
    return speakWith(token.token);
  };
  const voices = {
    sender: await person('sender', 'agency_intake', { agencyId: senderAgencyId }),
    intake: await person('intake', 'agency_intake', { agencyId: recipientAgencyId }),
    handler: await person('handler', 'agency_handler', { agencyId: recipientAgencyId }),
    head: await person('head', 'agency_head', { agencyId: recipientAgencyId }),
    coordinator: await person('coordinator', 'coordinator', { areaId: area.id }),
  };
  return {
    areaCode,
    senderAgencyId,
    recipientAgencyId,
    otherAgencyId,
    childAgencyIds,
    voices,
    clock: system,
  };
}

/** The uppermost area the administrator is responsible for. */
async function rootAreaOf(system: Voice): Promise<string> {
  const me = await system.must<{ memberships: readonly { areaId: string | null }[] }>('GET', '/session');
  const areaId = me.memberships.find((membership) => membership.areaId !== null)?.areaId;
  if (areaId === null || areaId === undefined) throw new Error('The system administrator holds no area.');
  return areaId;
}
