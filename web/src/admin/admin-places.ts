import type { Session } from '../session/session';
import { ADMIN } from '../texts/admin';

/** A thing an administrator looks after, and which of the three powers open it. */
export interface AdminPlace {
  readonly path: string;
  readonly label: string;
  readonly permissions: readonly string[];
}

/** In the order in which a new installation needs them. */
export const ADMIN_PLACES: readonly AdminPlace[] = [
  { path: '/admin/agencies', label: ADMIN.agencies, permissions: ['agency.manage', 'user.manage'] },
  { path: '/admin/areas', label: ADMIN.areas, permissions: ['area.manage'] },
  { path: '/admin/kinds', label: ADMIN.kinds, permissions: ['agency.manage'] },
  { path: '/admin/users', label: ADMIN.users, permissions: ['user.manage'] },
  { path: '/admin/calendars', label: ADMIN.calendars, permissions: ['calendar.manage'] },
  { path: '/admin/policies', label: ADMIN.policies, permissions: ['policy.manage'] },
  { path: '/admin/harm', label: ADMIN.harm, permissions: ['policy.manage'] },
  { path: '/admin/routing', label: ADMIN.routing, permissions: ['policy.manage'] },
  { path: '/admin/taxonomy', label: ADMIN.taxonomy, permissions: ['taxonomy.manage'] },
  { path: '/admin/reference', label: ADMIN.reference, permissions: ['taxonomy.manage'] },
  { path: '/admin/messages', label: ADMIN.messages, permissions: ['policy.manage'] },
  { path: '/admin/channels', label: ADMIN.channels, permissions: ['policy.manage'] },
  { path: '/admin/running', label: ADMIN.running, permissions: ['incident.manage'] },
  { path: '/admin/audit', label: ADMIN.audit, permissions: ['audit.read'] },
];

export function mayOpen(session: Session, { permissions }: Pick<AdminPlace, 'permissions'>): boolean {
  return permissions.some((permission) => session.permissions.includes(permission));
}
