import type { Tx } from '../../../src/platform/database/tx.js';
import type { Agency } from '../../identity/index.js';
import { formatCaseNumber } from '../domain/case-number.js';

/** The next number of an agency in a year: the counter's row is held until the commit, so no number is lost or given twice. */
export async function nextCaseNumber(tx: Tx, agency: Agency, year: number): Promise<string> {
  const stationName = printedName(agency);
  const rows = await tx.query<{ last: number }>(
    `insert into case_number_counter (station_name, year, last) values ($1, $2, 1)
     on conflict (station_name, year) do update set last = case_number_counter.last + 1 returning last`,
    [stationName, year],
  );
  return formatCaseNumber({ year, stationName, sequence: rows[0]?.last ?? 1 });
}

/** 草堂所 for 草堂派出所; an agency's profile may name another short form. */
function printedName({ name, profile }: Agency): string {
  const { caseNumberName } = profile;
  return typeof caseNumberName === 'string' ? caseNumberName : name.replace(/派出所$/, '所');
}
