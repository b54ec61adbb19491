import { AGENCY_KINDS } from '../../../modules/cases/domain/agency-kind.js';
import { pathsToOpen, type LegalPathKind } from '../../../modules/cases/domain/legal-path.js';
import { LEGAL_PATHS } from '../../../modules/cases/seed/legal-paths.js';

const step = (kind: LegalPathKind, code: string) =>
  LEGAL_PATHS.find((path) => path.kind === kind)?.steps.find((each) => each.code === code);

describe('the legal paths', () => {
  it('cover every kind once, persons before procedure', () => {
    expect(LEGAL_PATHS.map((path) => path.kind)).toEqual([
      'safety',
      'minor_protection',
      'domestic_violence',
      'criminal',
      'public_security_penalty',
      'sham_mediation',
      'discipline',
      'other_body',
    ]);
  });

  it('give violence at home its warning in 72 hours and its visits until three clean ones', () => {
    expect(step('domestic_violence', 'warning_decision')?.due).toEqual({ amount: 72, unit: 'h' });
    expect(step('domestic_violence', 'first_visit')?.due).toEqual({ amount: 7, unit: 'CD' });
    expect(step('domestic_violence', 'quarterly_visit')?.repeat).toEqual({
      every: { amount: 3, unit: 'month' },
      untilCleanInARow: 3,
    });
    // The police send the notices; the other three are who is told.
    expect(step('domestic_violence', 'warning_notices')).toMatchObject({
      toKinds: ['station'],
      tells: ['community', 'womens-federation', 'coordination-centre'],
    });
    expect(step('domestic_violence', 'danger_scale')).toBeDefined();
    expect(step('domestic_violence', 'protection_order_leaflet')).toBeDefined();
  });

  it('report a harmed minor at once to police, civil affairs and education', () => {
    expect(step('minor_protection', 'report_minor')).toMatchObject({
      due: { amount: 0, unit: 'h' },
      toKinds: ['station', 'civil-affairs', 'education'],
    });
  });

  it('have a sham mediation ended and reported by whoever has the case', () => {
    const owed = { toKinds: [], startsOn: 'path_opened' };
    expect(step('sham_mediation', 'report_sham')).toMatchObject({ ...owed, due: { amount: 1, unit: 'WD' } });
    expect(step('sham_mediation', 'notice_of_termination')).toMatchObject(owed);
  });

  it('name a ground for every step, a clock for every limit and a known agency for every notice', () => {
    const steps = LEGAL_PATHS.flatMap((path) => path.steps);
    for (const each of steps) {
      expect(each.legalBasis.length).toBeGreaterThan(0);
      expect(each.due === null).toBe(each.clock === null);
      expect(AGENCY_KINDS).toEqual(expect.arrayContaining([...each.toKinds, ...(each.tells ?? [])]));
    }
  });

  it('start every step from the opening, a known event or an earlier step of the same path', () => {
    const events = ['path_opened', 'case_filed', 'report_accepted', 'warning_delivered'];
    for (const path of LEGAL_PATHS) {
      path.steps.forEach((each, index) => {
        const earlier = path.steps.slice(0, index).map((before) => before.code);
        expect([...events, ...earlier]).toContain(each.startsOn);
      });
    }
  });

  it('open in their own order, each once, and none unasked', () => {
    const kinds: LegalPathKind[] = ['public_security_penalty', 'domestic_violence', 'domestic_violence'];
    expect(pathsToOpen(kinds, LEGAL_PATHS).map((path) => path.kind)).toEqual([
      'domestic_violence',
      'public_security_penalty',
    ]);
    expect(pathsToOpen([], LEGAL_PATHS)).toEqual([]);
  });
});
