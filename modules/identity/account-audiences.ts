import type { FindAudience } from '../../src/platform/realtime/audiences.js';

/** An account has changed, or what its holder belongs to: what they see may be more or less, or nothing any more. */
export const toThePerson: FindAudience = (_ask, userIds) =>
  Promise.resolve(
    userIds.flatMap((id) =>
      (['session', 'work'] as const).map((topic) => ({ topic, audience: `user:${id}` as const })),
    ),
  );

/** An agency has changed: its members’ pages show it. */
export const toItsMembers: FindAudience = (_ask, agencyIds) =>
  Promise.resolve(agencyIds.map((id) => ({ topic: 'work', audience: `agency:${id}` })));
