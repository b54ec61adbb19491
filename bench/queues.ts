import pg from 'pg';
import { recordRequests, type Statement } from './lifecycle/tape.js';
import type { Bench } from './support/bench.js';
import { Line } from './support/line.js';
import { type Measured, type Page, putLoad } from './support/load.js';
import { measure, percentile } from './support/measure.js';
import { populate } from './support/population.js';
import type { Section } from './support/report.js';
import type { Seat } from './support/world.js';

const CLIENTS = [1, 8] as const;
const AIM_MS = 50;
/** For all numbers of a board together. */
const NUMBERS_AIM_MS = 100;
/** Agencies whose pages are read in turn. */
const READERS = 40;
/** Lines of a plan that are shown. */
const PLAN_LINES = 25;

interface List {
  readonly name: string;
  readonly pages: readonly Page[];
  /** Where it is another than that of a page. */
  readonly aimMs?: number;
}

/** What people open all day, over many referrals, beside the same statements by hand. */
export async function queues(bench: Bench): Promise<Section> {
  await populate(bench);
  await bench.settle();
  const rows: string[][] = [];
  const appendix: string[] = [];
  for (const list of await listsOf(bench)) {
    const tape = bench.isOwnServer ? await recordPages(bench, list) : null;
    let slowest = 0;
    for (const clients of CLIENTS) {
      const span = { clients, warmUpMs: bench.spanMs / 4, measuredMs: bench.spanMs };
      const product = await putLoad({
        ...span,
        url: bench.url,
        errand: { kind: 'pages', pages: list.pages },
      });
      const byHand = tape === null ? null : await readBySql(bench.runtime, tape, span);
      slowest = Math.max(slowest, percentile(product.tookMs, 0.99));
      rows.push(rowOf(list, clients, { product, byHand }));
    }
    if (slowest > aimOf(list) && tape !== null) appendix.push(await planOf(bench, list.name, tape));
  }
  return {
    title: `Lists over ${bench.sizes.referrals} referrals`,
    lines: [
      `Every referral is live, about ${Math.round(bench.sizes.referrals / bench.world.partners.length)} wait with each agency; one in ten is late.`,
      `The first page, 50 lines. The aim is p99 ≤ ${AIM_MS} ms, of the numbers of a board ≤ ${NUMBERS_AIM_MS} ms.`,
    ],
    head: [
      'list',
      'clients',
      '/s',
      'p50 ms',
      'p99 ms',
      'by hand p50 ms',
      'by hand p99 ms',
      'hand : product (p50)',
      'aim',
    ],
    rows,
    notes: ['By hand: the statements of one request, recorded, on the database’s own connections.'],
    appendix,
  };
}

async function listsOf({ world, url }: Bench): Promise<readonly List[]> {
  const { partners, stations, coordinator } = world;
  const readers = partners.slice(0, READERS);
  const uncharged = partners.at(-1);
  if (uncharged === undefined) throw new Error('an empty world');
  const page =
    (path: string) =>
    ({ credentials }: Pick<Seat, 'credentials'>): Page => ({
      path: `/api/v1${path}`,
      headers: credentials,
    });
  const queueOf =
    (more: string) =>
    (seat: Seat): Page =>
      page(`/agencies/${seat.agencyId}/referral-queue?limit=50${more}`)(seat);
  const first = readers.map(queueOf(''));
  const second = await pagesAfter(url, first);
  return [
    { name: 'an agency’s queue', pages: first },
    { name: 'an agency’s queue, the page after', pages: second },
    {
      name: 'an agency’s queue, one state only (none is in it)',
      pages: readers.map(queueOf('&state=on_hold')),
    },
    { name: 'my queue, as a recipient', pages: readers.map(page('/me/queue?limit=50')) },
    {
      name: 'my queue, as a sender (nothing is their turn)',
      pages: stations.map(page('/me/queue?limit=50')),
    },
    {
      name: 'an agency’s tasks',
      pages: readers.map((seat) => page(`/agencies/${seat.agencyId}/tasks?limit=50`)(seat)),
    },
    { name: 'my tasks, as a recipient', pages: readers.map(page('/me/tasks?limit=50')) },
    { name: 'overdue: breaches of an agency', pages: readers.map(page('/breaches?limit=50')) },
    { name: 'overdue: breaches of an agency without any', pages: [page('/breaches?limit=50')(uncharged)] },
    { name: 'overdue: breaches of the coordinator’s area', pages: [page('/breaches?limit=50')(coordinator)] },
    {
      name: 'the board: what presses',
      pages: [page('/board/lines?standing=pressing&limit=50')(coordinator)],
    },
    {
      name: 'the board: all its numbers',
      pages: [page('/board/numbers?standing=pressing')(coordinator)],
      aimMs: NUMBERS_AIM_MS,
    },
  ];
}

const aimOf = ({ aimMs = AIM_MS }: List): number => aimMs;

/** The pages that follow these, where there are any. */
async function pagesAfter(url: string, pages: readonly Page[]): Promise<readonly Page[]> {
  const line = new Line(url);
  try {
    const after: Page[] = [];
    for (const { path, headers } of pages) {
      const { nextCursor } = await line.ask<{ nextCursor: string | null }>({ method: 'GET', path, headers });
      if (nextCursor !== null) after.push({ path: `${path}&cursor=${nextCursor}`, headers });
    }
    return after;
  } finally {
    line.close();
  }
}

type Tape = readonly (readonly Statement[])[];

function recordPages({ url }: Bench, { pages }: List): Promise<Tape> {
  return recordRequests(async () => {
    const line = new Line(url);
    for (const { path, headers } of pages) await line.ask({ method: 'GET', path, headers });
    line.close();
  });
}

async function readBySql(
  database: pg.PoolConfig,
  tape: Tape,
  span: { readonly clients: number; readonly warmUpMs: number; readonly measuredMs: number },
): Promise<Measured> {
  const pool = new pg.Pool({ ...database, max: span.clients });
  const names = new Map(
    [...new Set(tape.flat().map(({ text }) => text))].map((text, at) => [text, `page_${at}`]),
  );
  try {
    return await measure(span, 1, (client) => ({
      once: async (nth, stepDone) => {
        const connection = await pool.connect();
        try {
          for (const { text, values } of tape[(client * 31 + nth) % tape.length] ?? []) {
            const name = values.length === 0 ? undefined : names.get(text);
            await connection.query({ ...(name === undefined ? {} : { name }), text, values: [...values] });
          }
        } finally {
          connection.release();
        }
        stepDone();
      },
      close: () => undefined,
    }));
  } finally {
    await pool.end();
  }
}

function rowOf(
  list: List,
  clients: number,
  { product, byHand }: { readonly product: Measured; readonly byHand: Measured | null },
): string[] {
  const shown = (measured: Measured | null, share: number): string =>
    measured === null ? '–' : percentile(measured.tookMs, share).toFixed(1);
  const p99 = percentile(product.tookMs, 0.99);
  const ratio = byHand === null ? null : percentile(byHand.tookMs, 0.5) / percentile(product.tookMs, 0.5);
  return [
    list.name,
    String(clients),
    product.perSecond.toFixed(0),
    shown(product, 0.5),
    shown(product, 0.99),
    shown(byHand, 0.5),
    shown(byHand, 0.99),
    ratio?.toFixed(2) ?? '–',
    p99 <= aimOf(list) ? 'met' : 'missed',
  ];
}

/** How the database runs the list's own statement: the longest text of the request. */
async function planOf({ owner }: Bench, name: string, tape: Tape): Promise<string> {
  const statements = (tape[0] ?? []).filter(({ text }) => !/^\s*with proof/.test(text));
  const longest = statements.toSorted((a, b) => b.text.length - a.text.length)[0];
  if (longest === undefined) return '';
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>({
    text: `explain (analyze, costs off, summary off) ${longest.text}`,
    values: [...longest.values],
  });
  const lines = rows.map((row) => row['QUERY PLAN']);
  return [`Plan of “${name}”:`, '', '```text', ...lines.slice(0, PLAN_LINES), '```', ''].join('\n');
}
