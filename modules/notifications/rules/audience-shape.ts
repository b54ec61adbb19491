import type { FieldProblem } from '../../../src/kernel/errors.js';
import type { Role } from '../../../src/platform/auth/actor.js';
import type { AudiencePart, RuleCondition } from '../domain/audience.js';

const PATH = /^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*){0,4}$/;

const AGENCY_ROLES: readonly Role[] = [
  'station_officer',
  'station_head',
  'agency_intake',
  'agency_handler',
  'agency_head',
];
const AREA_ROLES: readonly Role[] = ['coordinator', 'supervisor'];
/** A station's head answers for the place of the station. */
const PLACE_ROLES: readonly Role[] = [...AREA_ROLES, 'station_head'];

/** Reads an audience as JSON gives it, collecting every problem. */
export function readAudience(value: unknown, problems: FieldProblem[]): readonly AudiencePart[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > 10) {
    problems.push({ path: 'audience', code: 'audience_size', message: 'Give one to ten parts.' });
    return [];
  }
  return value.flatMap((part: unknown, index) => readPart(part, `audience[${index}]`, problems));
}

/** Reads a condition as JSON gives it, collecting every problem. */
export function readCondition(value: unknown, problems: FieldProblem[]): RuleCondition {
  const entries = isRecord(value) ? Object.entries(value) : [];
  const usable =
    isRecord(value) && entries.every(([, values]) => Array.isArray(values) && values.every(isScalar));
  if (!usable) {
    const message = 'Give for each payload field the list of values it may have.';
    problems.push({ path: 'condition', code: 'condition_shape', message });
    return {};
  }
  return value as RuleCondition;
}

function readPart(part: unknown, path: string, problems: FieldProblem[]): AudiencePart[] {
  const problem = (field: string, code: string, message: string): AudiencePart[] => {
    problems.push({ path: `${path}${field}`, code, message });
    return [];
  };
  if (!isRecord(part)) return problem('', 'audience_part', 'A part is an object with kind and field.');
  const { kind, field, role, roles, otherwise, ...unknown } = part;
  if (Object.keys(unknown).length > 0) {
    return problem('', 'unknown_field', `Leave out ${Object.keys(unknown).join(', ')}.`);
  }
  if (typeof field !== 'string' || !PATH.test(field)) {
    return problem('.field', 'audience_field', 'Name the payload field, such as recipientAgencyId.');
  }
  if (otherwise !== undefined && typeof otherwise !== 'boolean') {
    return problem('.otherwise', 'is_boolean', 'true or false.');
  }
  const rest = otherwise === undefined ? {} : { otherwise };
  switch (kind) {
    case 'users':
      return [{ kind, field, ...rest }];
    case 'agency': {
      const known = Array.isArray(roles) ? AGENCY_ROLES.filter((each) => roles.includes(each)) : [];
      if (!Array.isArray(roles) || known.length !== roles.length || known.length === 0) {
        return problem(
          '.roles',
          'audience_roles',
          `Give roles held in an agency: ${AGENCY_ROLES.join(', ')}.`,
        );
      }
      return [{ kind, field, roles: known, ...rest }];
    }
    case 'area':
    case 'area_of_agency': {
      const allowed = kind === 'area' ? PLACE_ROLES : AREA_ROLES;
      const known = allowed.find((each) => each === role);
      if (known === undefined) return problem('.role', 'audience_role', `Give one of ${allowed.join(', ')}.`);
      return [{ kind, field, role: known, ...rest }];
    }
    default:
      return problem('.kind', 'audience_kind', 'Use agency, area, area_of_agency or users.');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
