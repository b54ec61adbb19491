import type { Actor } from '../../../src/platform/auth/actor.js';
import { agencyMeant } from '../../../src/platform/auth/agency-meant.js';

function memberOf(...agencies: readonly string[]): Actor {
  const grants = agencies.map((agencyId) => ({
    role: 'agency_intake' as const,
    agencyId,
    areaId: null,
    areaPath: null,
  }));
  return { kind: 'user', userId: 'u', displayName: '何受理', grants, permissions: new Set() };
}

describe('the agency a request is about', () => {
  it('is the one said, and the only one where none is said', () => {
    expect(agencyMeant(memberOf('a', 'b'), 'b')).toBe('b');
    expect(agencyMeant(memberOf('a', 'a'), undefined)).toBe('a');
  });

  it('is asked for by its field from who belongs to several, and named by who belongs to none', () => {
    expect(() => agencyMeant(memberOf('a', 'b'), undefined)).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ path: 'agencyId', code: 'agency_required' })],
      }),
    );
    expect(() => agencyMeant(memberOf(), undefined)).toThrow(
      expect.objectContaining({ code: 'no_agency', message: expect.stringContaining('agencyId') }),
    );
  });
});
