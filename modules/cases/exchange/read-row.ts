import { chinaDay, chinaInstant } from '../../../src/kernel/china-time.js';
import { type FieldProblem, InvalidInput } from '../../../src/kernel/errors.js';
import { UNNAMED } from '../domain/masking.js';
import type { CaseSource } from '../store/case-row.js';
import { CASE_SOURCES } from '../store/case-row.js';
import { SOURCE_WORDS } from './import-fields.js';

const LOCAL = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*?(?:[\sT日](\d{1,2})\D+(\d{1,2})(?:\D+(\d{1,2}))?\D*)?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const RESIDENT_NUMBER = /^\d{17}[\dXx]$/;

/** A row as a registration takes it; of its people only their parts in the dispute are looked at here. */
export interface ReadRow extends Readonly<Record<string, unknown>> {
  readonly parties: readonly { readonly role: string }[];
}

/**
 * Reads a row's texts as the fields of a registration; what only the registration can judge is left to it.
 * @throws InvalidInput by field names of `DISPUTE_FIELDS`
 */
export function readRow(fields: Readonly<Record<string, string>>, source: string): ReadRow {
  const problems: FieldProblem[] = [];
  const when = fields['occurredAt'];
  const occurredAt = when === undefined ? undefined : readInstant(when);
  if (occurredAt === null)
    problems.push({
      path: 'occurredAt',
      code: 'instant_unreadable',
      message: 'Give a date and a time such as 2026-07-01 08:30.',
    });
  const amountFen = readAmount(fields['amountYuan']);
  if (amountFen === null)
    problems.push({
      path: 'amountYuan',
      code: 'amount_unreadable',
      message: 'Give an amount in yuan, such as 5000 or 5,000.50.',
    });
  const headcount = readCount(fields['headcount']);
  if (headcount === null)
    problems.push({ path: 'headcount', code: 'count_unreadable', message: 'Give a whole number of people.' });
  if (problems.length > 0) throw new InvalidInput(problems);
  const plain = present({
    source: readSource(fields['source'] ?? source),
    sourceReference: fields['number'],
    narrative: fields['narrative'] ?? '',
    placeText: fields['place'],
    areaCode: fields['areaCode'],
    occurredAt,
    amountFen,
    headcount,
  });
  return { ...plain, parties: readParties(fields) };
}

/** Only people of whom the row tells something: whoever asked for help and is not in it is missing, and owed as such. */
function readParties(fields: Readonly<Record<string, string>>): ReadRow['parties'] {
  const { reporter, reporterPhone, reporterDocument, respondent, respondentPhone } = fields;
  const parties: { readonly role: string }[] = [];
  if ((reporter ?? reporterPhone ?? reporterDocument) !== undefined)
    parties.push({
      role: 'applicant',
      ...present({
        name: reporter ?? UNNAMED,
        phone: reporterPhone,
        document: reporterDocument === undefined ? undefined : documentOf(reporterDocument),
      }),
    });
  if ((respondent ?? respondentPhone) !== undefined)
    parties.push({ role: 'respondent', ...present({ name: respondent ?? UNNAMED, phone: respondentPhone }) });
  return parties;
}

function documentOf(number: string): object {
  return { kind: RESIDENT_NUMBER.test(number) ? 'resident_identity' : 'other', number };
}

/** As it is on the wall in China, unless it says its offset. Null when it is no time. */
function readInstant(text: string): string | null {
  if (WITH_OFFSET.test(text)) return Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString();
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = LOCAL.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const two = (part: string): string => part.padStart(2, '0');
  const said = `${year}-${two(month)}-${two(day)}`;
  const instant = chinaInstant(said, `${two(hour)}:${two(minute)}:${two(second)}`);
  if (Number.isNaN(instant.getTime())) return null;
  // JavaScript takes 30 February for 2 March; a list that says so is wrong.
  return chinaDay(instant) === said ? instant.toISOString() : null;
}

function readAmount(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  const plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '');
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

function readCount(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  const plain = text.normalize('NFKC').replace(/[\s人]/g, '');
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null;
}

function readSource(text: string): CaseSource {
  const exact = CASE_SOURCES.find((source) => source === text);
  return exact ?? SOURCE_WORDS.find(([word]) => word.test(text))?.[1] ?? 'other';
}

function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
