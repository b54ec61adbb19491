import { InvalidInput, type FieldProblem } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { normaliseDocumentNumber } from '../domain/identity-document.js';
import { ageOn, readIdentityNumber } from '../domain/identity-number.js';
import { readPhone } from '../domain/phone.js';
import type { DocumentDto, EditPartyDto, PartyDto } from '../http/party.dto.js';
import type { NewParty } from '../parties.js';

const MINOR_UNTIL_AGE = 18;

/**
 * Parties as they were typed, in comparable form.
 * @param today `YYYY-MM-DD`
 * @throws InvalidInput with the path of every number that cannot be one
 */
export function readParties(dtos: readonly PartyDto[], today: string, firstPosition: number): NewParty[] {
  const problems: FieldProblem[] = [];
  const parties = dtos.map((dto, index) =>
    merge(blank(dto.role, firstPosition + index), dto, { today, path: `parties[${index}].`, problems }),
  );
  if (problems.length > 0) throw new InvalidInput(problems);
  return parties;
}

/** One party that is told by itself. @throws InvalidInput as `readParties`, by the fields of the party alone */
export function readParty(dto: PartyDto, today: string, position: number): NewParty {
  return editedParty(blank(dto.role, position), dto, today);
}

/** One party as it is after the edit. @throws InvalidInput as `readParties` */
export function editedParty(party: NewParty, dto: EditPartyDto, today: string): NewParty {
  const problems: FieldProblem[] = [];
  const after = merge(party, dto, { today, path: '', problems });
  if (problems.length > 0) throw new InvalidInput(problems);
  return after;
}

function blank(role: NewParty['role'], position: number): NewParty {
  return {
    id: uuidv7(),
    position,
    role,
    kind: 'person',
    isMinor: false,
    name: '',
    document: null,
    phone: null,
    address: null,
    addressProtected: false,
    // Neutral until somebody says that plain words do no harm.
    safeContact: { mayCall: true, maySms: true, hours: null, neutralWording: true },
    attributes: [],
  };
}

interface Reading {
  readonly today: string;
  readonly path: string;
  readonly problems: FieldProblem[];
}

function merge(party: NewParty, dto: EditPartyDto, reading: Reading): NewParty {
  const { document, phone, safeContact, attributes, ...plain } = dto;
  const known =
    document === undefined ? party.document : document === null ? null : readDocument(document, reading);
  const merged = { ...party, ...withoutUndefined(plain) };
  return {
    ...merged,
    name: merged.name.trim(),
    isMinor:
      dto.isMinor === true ||
      (dto.isMinor === undefined && merged.isMinor) ||
      isMinorByDocument(known, reading.today),
    document: known,
    phone: phone === undefined ? party.phone : phone === null ? null : readTelephone(phone, reading),
    safeContact: { ...party.safeContact, ...withoutUndefined(safeContact ?? {}) },
    attributes: attributes === undefined ? party.attributes : [...new Set(attributes)],
  };
}

function readDocument(
  { kind, number }: DocumentDto,
  { today, path, problems }: Reading,
): NewParty['document'] {
  const normalised = normaliseDocumentNumber(kind, number, today);
  if (normalised !== null) return { kind, number: normalised };
  problems.push({
    path: `${path}document.number`,
    code: 'document_number',
    message: 'No such number can exist.',
  });
  return null;
}

function readTelephone(text: string, { path, problems }: Reading): string | null {
  const phone = readPhone(text);
  if (phone !== null) return phone.normalised;
  problems.push({
    path: `${path}phone`,
    code: 'phone',
    message: 'Give a mainland number with its area code.',
  });
  return null;
}

function isMinorByDocument(document: NewParty['document'], today: string): boolean {
  if (document?.kind !== 'resident_identity') return false;
  const reading = readIdentityNumber(document.number, today);
  return reading.isValid && ageOn(reading.bornOn, today) < MINOR_UNTIL_AGE;
}

function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };
}
