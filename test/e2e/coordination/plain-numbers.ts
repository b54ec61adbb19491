import type { BoardNumbersView } from '../../../modules/coordination/board/board.view.js';
import { STANDINGS } from '../../../modules/coordination/board/standing.js';
import { chinaDay } from '../../../src/kernel/china-time.js';
import type { TestProduct } from '../../support/product.js';
import { AREA } from '../../support/world.js';

/** What a board may be narrowed to, as it is asked for. */
export interface Narrowed {
  readonly standing?: string;
  readonly agencyId?: string;
  readonly risk?: string;
  readonly typeCode?: string;
  readonly areaId?: string;
}

interface Limit {
  readonly line: string;
  readonly agencyId: string;
  readonly risk: string | null;
  readonly typeCode: string | null;
  /** Its own area and all above it. */
  readonly areas: readonly string[];
  readonly standings: ReadonlySet<string>;
}

const LIMITS = `
select c.subject_id || ' ' || c.owner_agency_id || ' ' || (c.name = 'completion') as line, c.owner_agency_id as "agencyId",
  d.risk, d.type_code as "typeCode", c.state, c.deadline_at as "deadlineAt", c.fired,
  array(select above.id::text from area above where above.path @> a.path) as areas,
  exists (select from clock o where o.subject_id = c.subject_id and o.state = 'running') as "runs",
  exists (select from escalation e where e.clock_id = c.id and e.area_id = c.area_id and e.urgent_at is not null) as escalated
from clock c join area a on a.id = c.area_id left join dispute_case d on d.id = c.case_id 
where c.state in ('running', 'paused') and a.path <@ (select path from area where code = '${AREA.district}')`;
const BELOW = `select below.id from area below join area a on a.id = below.parent_id where a.id::text = $1 or ($1 is null and a.code = '${AREA.district}')`;

/** The numbers of the coordinator's board as they are defined: every limit that lives is looked at, and nothing is kept. */
export async function plainNumbers(product: TestProduct, narrowed: Narrowed): Promise<object> {
  const { rows } = await product.sql.query<Row>(LIMITS);
  const now = await product.now();
  const limits = rows.map((row): Limit => ({ ...row, standings: new Set(standingsOf(row, now)) }));
  const { standing = 'live', ...chosen } = narrowed;
  const without = (key: keyof Narrowed): Narrowed => ({ ...chosen, [key]: undefined });
  const count = (of: string, filter: Narrowed): number =>
    new Set(
      limits.filter((limit) => limit.standings.has(of) && isWithin(limit, filter)).map(({ line }) => line),
    ).size;
  const by = (key: 'agencyId' | 'risk' | 'typeCode', values: readonly (string | null)[]): object =>
    Object.fromEntries(
      [...new Set([...values, chosen[key]?.slice(0, key === 'typeCode' ? 2 : undefined)])].flatMap(
        (value) => {
          if (value === null || value === undefined) return [];
          const lines = count(standing, { ...without(key), [key]: value });
          return lines > 0 || chosen[key]?.startsWith(value) === true ? [[value, lines]] : [];
        },
      ),
    );
  const { areaId } = chosen;
  const below = await product.sql.query<{ id: string }>(BELOW, [areaId ?? null]);
  const areas = below.rows.map(({ id }) => [id, count(standing, { ...chosen, areaId: id })] as const);
  return {
    ...Object.fromEntries(STANDINGS.map((each) => [each, count(each, chosen)])),
    agencies: by(
      'agencyId',
      limits.map(({ agencyId }) => agencyId),
    ),
    types: by(
      'typeCode',
      limits.map(({ typeCode }) => typeCode?.slice(0, 2) ?? null),
    ),
    risks: by(
      'risk',
      limits.map(({ risk }) => risk),
    ),
    areas: Object.fromEntries([
      ...areas.filter(([, lines]) => lines > 0),
      ...(areaId === undefined ? [] : [[areaId, count(standing, chosen)] as const]),
    ]),
  };
}

interface Row extends Omit<Limit, 'standings'> {
  readonly state: string;
  readonly deadlineAt: Date | null;
  readonly fired: readonly string[];
  readonly runs: boolean;
  readonly escalated: boolean;
}

function* standingsOf({ state, deadlineAt, fired, runs, escalated }: Row, now: Date): Generator<string> {
  const isRunning = state === 'running';
  const isLate = isRunning && deadlineAt !== null && deadlineAt < now;
  const isWarned =
    isRunning && ['warning:75', 'warning:90', 'warning:100'].some((mark) => fired.includes(mark));
  if (isRunning || !runs) yield 'live';
  if (isLate) yield 'overdue';
  if (isLate || isWarned) yield 'pressing';
  if (isWarned && !isLate) yield 'at_risk';
  if (isRunning && deadlineAt !== null && !isLate && chinaDay(deadlineAt) === chinaDay(now))
    yield 'due_today';
  if (escalated) yield 'escalated';
}

function isWithin(limit: Limit, { agencyId, risk, typeCode, areaId }: Narrowed): boolean {
  return (
    (agencyId === undefined || limit.agencyId === agencyId) &&
    (risk === undefined || limit.risk === risk) &&
    (typeCode === undefined || limit.typeCode?.startsWith(typeCode) === true) &&
    (areaId === undefined || limit.areas.includes(areaId))
  );
}

/** The numbers that the product tells, in the same form. */
export async function toldNumbers(product: TestProduct, narrowed: Narrowed): Promise<object> {
  const query = new URLSearchParams(Object.entries(narrowed));
  const answer = await product.as('coordinator').get<BoardNumbersView>(`/board/numbers?${query.toString()}`);
  if (answer.status !== 200) throw new Error(`no numbers: ${JSON.stringify(answer.body)}`);
  const { agencies, types, risks, areas, ...numbers } = answer.body;
  return {
    ...numbers,
    agencies: Object.fromEntries(agencies.map(({ agencyId, count }) => [agencyId, count])),
    types: Object.fromEntries(types.map(({ typeCode, count }) => [typeCode, count])),
    risks: Object.fromEntries(risks.map(({ risk, count }) => [risk, count])),
    areas: Object.fromEntries(areas.map(({ areaId, count }) => [areaId, count])),
  };
}
