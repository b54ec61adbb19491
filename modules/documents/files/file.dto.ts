import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ATTACHABLE_KINDS, type AttachableKind } from './file-kind.js';
import { SUBJECT_TYPES, type SubjectType } from './file-subjects.js';

/** What a file is attached to, and what it is. */
export class AttachFileQuery {
  /** @example case */
  @IsIn(SUBJECT_TYPES)
  subjectType: SubjectType;

  /** @example 0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e11 */
  @IsUUID()
  subjectId: string;

  /** What the file is to the case; left out, the content tells. @example photo */
  @IsOptional()
  @IsIn(ATTACHABLE_KINDS)
  kind?: AttachableKind;
}

/** Whose files, and which page of them. */
export class ListFilesQuery extends PageQuery {
  /** @example case */
  @IsIn(SUBJECT_TYPES)
  subjectType: SubjectType;

  /** @example 0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e11 */
  @IsUUID()
  subjectId: string;
}
