import { PERMISSIONS, permissionsOf } from '../../../modules/identity/permissions.js';
import { isAdminPower, isHeldInAgency, ROLES } from '../../../modules/identity/roles.js';

const ALL = [
  'case.register case.read case.work case.settle case.close case.override_guard case.stop_legal case.merge party.reveal',
  'referral.send referral.answer referral.work referral.rule referral.read',
  'agency.manage user.manage area.manage calendar.manage policy.manage taxonomy.manage audit.read clock.drive',
  'incident.manage board.read unit.read flow.read queue.read escalation.acknowledge file.read file.write import.run replay.run notice.read token.manage',
].flatMap((line) => line.split(' '));

const CONTENT = /^(case|party|referral|file|queue|board|unit|flow|escalation)\./;

const holders = (permission: string): string[] =>
  ROLES.filter((role) => (PERMISSIONS[role] as readonly string[]).includes(permission));

describe('the permissions of the roles', () => {
  it('are exactly those the product knows, each held by some role', () => {
    const held = new Set<string>(ROLES.flatMap((role) => PERMISSIONS[role]));
    expect([...held].sort()).toEqual([...ALL].sort());
  });

  it('name nothing twice', () => {
    for (const role of ROLES) expect(PERMISSIONS[role]).toHaveLength(new Set(PERMISSIONS[role]).size);
  });

  it('show no administrator any case content', () => {
    for (const role of ROLES.filter(isAdminPower)) {
      expect(PERMISSIONS[role].filter((permission) => CONTENT.test(permission))).toEqual([]);
    }
    expect(PERMISSIONS.auditor).toEqual(['audit.read']);
  });

  it('are shared by no two administrator powers, and by no administrator and anybody else', () => {
    for (const role of ROLES.filter(isAdminPower)) {
      for (const permission of PERMISSIONS[role]) expect(holders(permission)).toEqual([role]);
    }
  });

  it('leave rulings and merges to the coordinator', () => {
    expect(holders('referral.rule')).toEqual(['coordinator']);
    expect(holders('case.merge')).toEqual(['coordinator']);
  });

  it('give a head all that intake and handlers have', () => {
    const head = permissionsOf([{ role: 'agency_head' }]);
    const desk = permissionsOf([{ role: 'agency_intake' }, { role: 'agency_handler' }]);
    expect([...desk].filter((permission) => !head.has(permission))).toEqual([]);
    expect(head.has('case.override_guard')).toBe(true);
    expect(desk.has('case.override_guard')).toBe(false);
  });

  it('place every role either in an agency or over an area, administrators over an area', () => {
    expect(ROLES.filter(isHeldInAgency)).toHaveLength(5);
    expect(ROLES.filter(isAdminPower).filter(isHeldInAgency)).toEqual([]);
    expect(ROLES).toHaveLength(Object.keys(PERMISSIONS).length);
  });
});
