import type { Tx } from '../../../src/platform/database/tx.js';
import type { HarmFormula } from './formula.js';

/** A formula that was issued, and how far the board follows it. */
export interface HarmVersion extends HarmFormula {
  readonly version: number;
  /** What it follows: a decision, a minute. */
  readonly source: string;
  /** Null for what was shipped. */
  readonly issuedByName: string | null;
  readonly issuedAt: Date;
  /** Every limit stands in its order. */
  readonly isOrdered: boolean;
  /** How many limits it has moved. */
  readonly moved: number;
}

const COLUMNS = `version, doubling_minutes as "doublingMinutes", red_factor::float8 as "redFactor",
  orange_factor::float8 as "orangeFactor", yellow_factor::float8 as "yellowFactor",
  (select coalesce(jsonb_agg(jsonb_build_object('from', step.at, 'factor', step.factor) order by step.at), '[]')
   from unnest(people_from, people_factors) as step(at, factor)) as people,
  chase_factor::float8 as "chaseFactor", most_chases as "mostChases", source, issued_by_name as "issuedByName",
  issued_at as "issuedAt", ordered_to is null as "isOrdered", moved`;

/** The newest first. */
export function harmVersions(tx: Tx, limit: number): Promise<HarmVersion[]> {
  return tx.query<HarmVersion>(`select ${COLUMNS} from harm_formula order by version desc limit $1`, [limit]);
}

/** The one that holds. */
export async function currentHarm(tx: Tx): Promise<HarmVersion> {
  const [current] = await harmVersions(tx, 1);
  if (current === undefined) throw new Error('the rows of harm_formula are missing');
  return current;
}

/** Holds from now on, in place of `before`. @returns false where somebody has issued another since */
export async function issueHarm(
  tx: Tx,
  {
    formula,
    source,
    before,
  }: { readonly formula: HarmFormula; readonly source: string; readonly before: number },
): Promise<boolean> {
  const added = await tx.query(
    `insert into harm_formula (version, doubling_minutes, red_factor, orange_factor, yellow_factor, people_from,
       people_factors, chase_factor, most_chases, source, issued_by, issued_by_name, issued_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing returning version`,
    [
      before + 1,
      ...valuesOf(formula),
      source,
      tx.caller.actor.userId,
      tx.caller.actor.displayName,
      await tx.now(),
    ],
  );
  if (added.length === 0) return false;
  // What is not in the order of the one before will be in the order of this one.
  await tx.query('update harm_formula set ordered_to = null where version <= $1 and ordered_to is not null', [
    before,
  ]);
  return true;
}

/** The formula as the columns of its table, in order. */
export function valuesOf(formula: HarmFormula): unknown[] {
  const { doublingMinutes, redFactor, orangeFactor, yellowFactor, people, chaseFactor, mostChases } = formula;
  return [
    doublingMinutes,
    redFactor,
    orangeFactor,
    yellowFactor,
    people.map(({ from }) => from),
    people.map(({ factor }) => factor),
    chaseFactor,
    mostChases,
  ];
}
