import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../src/kernel/errors.js';
import type { Actor, Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { inputValidation } from '../../../src/platform/http/validation.js';
import type { ImportedRow, ImportedSubject, ImportTarget } from '../../exchange/index.js';
import { RegisterCase } from '../actions/register.js';
import { RegisterCaseDto } from '../http/register.dto.js';
import { DISPUTE_FIELDS, fieldOfPath } from './import-fields.js';
import { readRow } from './read-row.js';
import { typeOfWord, type WordOfType } from './type-of-word.js';

/** A category is a word or two; whatever else stands in its column is not carried about. */
const LONGEST_WORD = 40;

/** Disputes out of lists: each row goes through the very registration that people use, and what it refuses is refused. */
@Injectable()
export class DisputeImport implements ImportTarget {
  readonly name = 'disputes';
  readonly fields = DISPUTE_FIELDS;
  readonly keyField = 'number';
  private readonly validation = inputValidation();

  constructor(private readonly registration: RegisterCase) {}

  async importRow(
    tx: Tx,
    caller: Caller,
    { agencyId, source, fields }: ImportedRow,
  ): Promise<ImportedSubject> {
    const row = readRow(fields, source);
    try {
      const word = fields['type'];
      const meant = word === undefined ? null : await typeOfWord(tx, word);
      const plain = {
        ...row,
        agencyId,
        ...(meant?.code ? { typeCode: meant.code } : {}),
      };
      const dto = (await this.validation.transform(plain, {
        type: 'body',
        metatype: RegisterCaseDto,
      })) as RegisterCaseDto;
      const inName: Tx = { ...tx, caller: { ...caller, actor: asIntakeOf(caller.actor, agencyId) } };
      const { id, number } = await this.registration.registerIn(inName, dto);
      if (word !== undefined && meant?.couldBe !== undefined) tellOpenType(tx, id, { word, meant });
      return { subjectId: id, number };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw new InvalidInput(
        error.problems.map((problem) => ({ ...problem, path: fieldOfPath(problem.path, row.parties) })),
      );
    }
  }
}

/** Who imports acts as the intake of the agency, and as nothing else; the records still name the person. */
function asIntakeOf(actor: Actor, agencyId: string): Actor {
  return { ...actor, grants: [{ role: 'agency_intake', agencyId, areaId: null, areaPath: null }] };
}

/** The word that meant no type stays on the timeline, for whoever fills the type in. */
function tellOpenType(
  tx: Tx,
  caseId: string,
  { word, meant }: { readonly word: string; readonly meant: WordOfType },
): void {
  tx.emit({
    type: 'case.type_left_open',
    subjectType: 'case',
    subjectId: caseId,
    streamId: caseId,
    payload: { word: word.slice(0, LONGEST_WORD), couldBe: meant.couldBe },
  });
}
