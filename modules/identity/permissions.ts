import type { Permission, Role, RoleGrant } from '../../src/platform/auth/actor.js';
import { isCoordinated } from './stand-ins.js';

const AGENCY_DESK = [
  'case.read',
  'case.work',
  'case.settle',
  'party.reveal',
  'referral.read',
  'queue.read',
  'notice.read',
  'escalation.acknowledge',
  'file.read',
  'file.write',
] as const satisfies readonly Permission[];

const STATION_OFFICER = [...AGENCY_DESK, 'case.register', 'case.close', 'referral.send'] as const;

const AGENCY_INTAKE = [
  ...AGENCY_DESK,
  'case.register',
  'case.close',
  'referral.send',
  'referral.answer',
] as const;

const AGENCY_HANDLER = [...AGENCY_DESK, 'case.close', 'referral.work'] as const;

/**
 * What a role may do at all. On which case, agency or area it may do it is checked by each use case.
 *
 * The three administrators see no case content: none of their powers is ever held by an account that holds another of
 * them or a role in cases (GB/T 22239 8.1.4: separation of administrator roles; the table `membership` refuses it).
 */
export const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  station_officer: STATION_OFFICER,
  station_head: [...STATION_OFFICER, 'case.override_guard', 'case.stop_legal', 'unit.read', 'flow.read'],
  agency_intake: AGENCY_INTAKE,
  agency_handler: AGENCY_HANDLER,
  agency_head: [
    ...new Set([...AGENCY_INTAKE, ...AGENCY_HANDLER]),
    'case.override_guard',
    'unit.read',
    'flow.read',
  ],
  coordinator: [
    'case.read',
    'case.work',
    'case.close',
    'case.merge',
    // Which rules they may lift the rule itself names; several wait for the centre's word.
    'case.override_guard',
    'party.reveal',
    'referral.read',
    'referral.send',
    'referral.rule',
    'board.read',
    'flow.read',
    'queue.read',
    'notice.read',
    'escalation.acknowledge',
    'file.read',
    'file.write',
  ],
  supervisor: [
    'case.read',
    'case.stop_legal',
    'case.override_guard',
    'party.reveal',
    'referral.read',
    'board.read',
    'unit.read',
    'flow.read',
    'queue.read',
    'notice.read',
    'escalation.acknowledge',
    'file.read',
  ],
  auditor: ['audit.read'],
  system_administrator: [
    'agency.manage',
    'area.manage',
    'calendar.manage',
    'policy.manage',
    'taxonomy.manage',
    'clock.drive',
    'incident.manage',
    'import.run',
    'replay.run',
  ],
  security_administrator: ['user.manage', 'token.manage'],
};

/** What a supervisor may do besides while they stand in for a coordinator; on which case, `standsIn` says. */
const STANDING_IN = [
  'case.work',
  'case.close',
  'referral.send',
  'file.write',
] as const satisfies readonly Permission[];

/** A role held, and whether it is a supervisor's over an area that has no coordinator: see `UNCOORDINATED`. */
export interface HeldRole extends Pick<RoleGrant, 'role'> {
  readonly isUncoordinated?: boolean;
}

/** What all grants together allow. */
export function permissionsOf(grants: readonly HeldRole[]): ReadonlySet<Permission> {
  return new Set(
    grants.flatMap<Permission>(({ role, isUncoordinated = false }) => [
      ...PERMISSIONS[role],
      ...(isUncoordinated ? STANDING_IN : []),
    ]),
  );
}

/** In SQL, of a membership `m` and its area `a`: a supervisor's over an area that no account that works coordinates. */
export const UNCOORDINATED = `coalesce(m.role = 'supervisor' and not ${isCoordinated('a.path')}, false)`;
