import { plainToInstance } from 'class-transformer';
import { IsOptional, IsString, Length, validateSync } from 'class-validator';
import type { FieldProblem } from '../../src/kernel/errors.js';
import { problemsOf } from '../../src/platform/http/validation.js';
import { AgencyKindProfileDto } from './http/agency-kinds.dto.js';

/** An agency's own profile: what its kind's may say, and how its case numbers are printed. */
class OwnProfile extends AgencyKindProfileDto {
  /** Short name in case numbers, such as 草堂所. */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  caseNumberName?: string;
}

/** Where nothing is an answer, and not a way to leave an entry out. */
const MAY_BE_NULL: ReadonlySet<string> = new Set(['resolveKind']);

/**
 * What cannot be used of an agency's own profile: an entry nobody reads, or one in a form that would be passed over. Either
 * way an administrator would believe something that does not hold.
 */
export function ownProfileProblems(profile: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  const emptied = Object.keys(profile).filter((key) => profile[key] === null && !MAY_BE_NULL.has(key));
  const errors = validateSync(plainToInstance(OwnProfile, profile), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  return [
    ...emptied.map((key) => ({
      path: `profile.${key}`,
      code: 'entry_empty',
      message: 'Leave the entry out where the kind of agency decides.',
    })),
    ...problemsOf(errors, 'profile'),
  ];
}
