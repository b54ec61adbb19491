import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../src/kernel/errors.js';
import type { Actor, Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { inputValidation } from '../../../src/platform/http/validation.js';
import type { ImportedRow, ImportedSubject, ImportTarget } from '../../exchange/index.js';
import { RegisterCase } from '../actions/register.js';
import { RegisterCaseDto } from '../http/register.dto.js';
import { DISPUTE_FIELDS, FIELD_OF_PATH } from './import-fields.js';
import { readRow } from './read-row.js';

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
    try {
      const typeCode = await typeCodeOf(tx, fields['type']);
      const plain = { ...readRow(fields, source), agencyId, ...(typeCode === null ? {} : { typeCode }) };
      const dto = (await this.validation.transform(plain, {
        type: 'body',
        metatype: RegisterCaseDto,
      })) as RegisterCaseDto;
      const inName: Tx = { ...tx, caller: { ...caller, actor: asIntakeOf(caller.actor, agencyId) } };
      const { id, number } = await this.registration.registerIn(inName, dto);
      return { subjectId: id, number };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw new InvalidInput(
        error.problems.map((problem) => ({ ...problem, path: FIELD_OF_PATH[problem.path] ?? problem.path })),
      );
    }
  }
}

/** Who imports acts as the intake of the agency, and as nothing else; the records still name the person. */
function asIntakeOf(actor: Actor, agencyId: string): Actor {
  return { ...actor, grants: [{ role: 'agency_intake', agencyId, areaId: null, areaPath: null }] };
}

/** By code, or by the name the taxonomy gives it. @throws InvalidInput `type_unknown` */
async function typeCodeOf(tx: Tx, text: string | undefined): Promise<string | null> {
  if (text === undefined) return null;
  const rows = await tx.query<{ code: string }>(
    `select code from dispute_type where (code = $1 or name = $1) and active_to is null order by length(code) desc limit 1`,
    [text],
  );
  const code = rows[0]?.code;
  if (code === undefined)
    throw InvalidInput.at(
      'type',
      'type_unknown',
      'No dispute type has this code or name. Say in the mapping which is meant.',
    );
  return code;
}
