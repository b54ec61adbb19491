import os from 'node:os';
import type { Bench } from './support/bench.js';
import { Line } from './support/line.js';
import { putLoad, type Measured } from './support/load.js';
import { percentile } from './support/measure.js';
import type { Section } from './support/report.js';
import { playBySql, serveBySql } from './lifecycle/by-hand.js';
import { hasPgbench, playByPgbench } from './lifecycle/pgbench.js';
import { LANE_NAMES, type LaneName, liveOnce, MAKERS, newDispute, REQUESTS } from './lifecycle/lanes.js';
import { Script } from './lifecycle/script.js';
import { recordRequests } from './lifecycle/tape.js';

const CLIENTS = [1, 8, 32] as const;
const AIM = 0.5;

/** How many whole lifecycles pass in a second, beside the same rows written by hand. */
export async function lifecycles(bench: Bench): Promise<Section> {
  const rows: string[][] = [];
  const appendix: string[] = [];
  for (const lane of LANE_NAMES) {
    const script = bench.isOwnServer ? await record(bench, lane) : null;
    if (script !== null) appendix.push(describe(lane, script));
    for (const clients of CLIENTS) rows.push(await measureOne(bench, { lane, clients, script }));
  }
  return {
    title: 'Lifecycles a second',
    lines: [
      `full: ${REQUESTS.full.join(', ')}; simple: ${REQUESTS.simple.join(', ')}. Each request is one transaction. The statements by hand are`,
      'those the product sent, recorded, with new ids each time; the aim is half of the writes by hand.',
    ],
    head: [
      'lane',
      'clients',
      'product /s',
      'p50 ms',
      'p99 ms',
      'writes by hand /s',
      'the same by pgbench /s',
      'all statements by hand /s',
      'the same behind bare routes /s',
      'product : writes',
      'product : all',
      'product : bare routes',
      `aim ${AIM}`,
    ],
    rows,
    notes: [
      ...whereTimeGoes(rows),
      'pgbench plans every statement anew (values stand in the texts), where the loop by hand prepares them once.',
      `Clients, server and database share ${os.availableParallelism()} CPUs; the clients' own share is in every rate over HTTP.`,
    ],
    appendix,
  };
}

interface Setting {
  readonly lane: LaneName;
  readonly clients: number;
  readonly script: Script | null;
}

async function measureOne(bench: Bench, { lane, clients, script }: Setting): Promise<string[]> {
  const { world, url } = bench;
  const span = { clients, warmUpMs: bench.spanMs / 4, measuredMs: bench.spanMs };
  const { stations, partners } = world;
  const product = await putLoad({ ...span, url, errand: { kind: 'lifecycles', lane, stations, partners } });
  await bench.settle();
  if (script === null)
    return rowOf({ lane, clients, product, writes: null, pgbench: null, all: null, bare: null });
  const writes = await playBySql(bench.runtime, script, { extent: 'writes', span });
  await bench.settle();
  const pgbench = hasPgbench() ? await playByPgbench(bench.runtime, script, span) : null;
  await bench.settle();
  const all = await playBySql(bench.runtime, script, { extent: 'all', span });
  await bench.settle();
  const server = await serveBySql(bench.runtime, script);
  try {
    const bare = await putLoad({
      ...span,
      url: server.url,
      errand: { kind: 'script', requests: script.length },
    });
    await bench.settle();
    return rowOf({ lane, clients, product, writes, pgbench, all, bare });
  } finally {
    await server.stop();
  }
}

interface Results {
  readonly lane: LaneName;
  readonly clients: number;
  readonly product: Measured;
  readonly writes: Measured | null;
  /** Lifecycles a second; null where it is not installed. */
  readonly pgbench: number | null;
  readonly all: Measured | null;
  readonly bare: Measured | null;
}

function rowOf({ lane, clients, product, writes, pgbench, all, bare }: Results): string[] {
  const ratio = (limit: Measured | null): number | null =>
    limit === null ? null : product.perSecond / limit.perSecond;
  const shown = (value: number | null, digits: number): string => value?.toFixed(digits) ?? '–';
  const toWrites = ratio(writes);
  return [
    lane,
    String(clients),
    product.perSecond.toFixed(1),
    percentile(product.tookMs, 0.5).toFixed(0),
    percentile(product.tookMs, 0.99).toFixed(0),
    shown(writes?.perSecond ?? null, 1),
    shown(pgbench, 1),
    shown(all?.perSecond ?? null, 1),
    shown(bare?.perSecond ?? null, 1),
    shown(toWrites, 2),
    shown(ratio(all), 2),
    shown(ratio(bare), 2),
    toWrites === null ? '–' : toWrites >= AIM ? 'met' : 'missed',
  ];
}

/** Records two lifecycles of the same people, once they are warm. */
async function record(bench: Bench, lane: LaneName): Promise<Script> {
  const [station, partner] = [bench.world.stations[0], bench.world.partners[0]];
  if (station === undefined || partner === undefined) throw new Error('an empty world');
  const line = new Line(bench.url);
  try {
    for (let nth = 0; nth < 5; nth++) await liveOnce(lane, { line, station, partner }, newDispute());
    const dispute = newDispute();
    const tape = await recordRequests(() => liveOnce(lane, { line, station, partner }, dispute));
    const other = await recordRequests(() => liveOnce(lane, { line, station, partner }, newDispute()));
    await bench.settle();
    return Script.of(
      tape,
      other,
      new Map([
        [dispute.narrative, MAKERS.narrative],
        [dispute.place, MAKERS.place],
      ]),
    );
  } finally {
    line.close();
  }
}

/** How many statements, and which. */
function describe(lane: LaneName, script: Script): string {
  const [writes, all] = [script.count('writes'), script.count('all')];
  const listOf = (extent: 'writes' | 'all'): string =>
    script
      .texts(extent)
      .map(({ text, times }) => `${String(times).padStart(3)} × ${text}`)
      .join('\n');
  return [
    `**${lane}**: ${all.transactions} transactions and ${all.statements} statements a lifecycle, ${writes.statements} of them write.`,
    `Each request: ${REQUESTS[lane].map((request, index) => `${request} ${script.statementsOf(index)}`).join(', ')}.`,
    '',
    'By hand, writes:',
    '',
    '```text',
    listOf('writes'),
    '```',
    '',
    'By hand, all:',
    '',
    '```text',
    listOf('all'),
    '```',
    '',
  ].join('\n');
}

/** Milliseconds of one lifecycle at one client, layer by layer: each limit leaves one more out. */
function whereTimeGoes(rows: readonly (readonly string[])[]): string[] {
  return rows
    .filter(([, clients, , , , writes]) => clients === '1' && writes !== '–')
    .map(([lane, , product, , , writes, , all, bare]) => {
      const [whole, write, statement, http] = [product, writes, all, bare].map(
        (perSecond) => 1000 / Number(perSecond),
      );
      if (whole === undefined || write === undefined || statement === undefined || http === undefined)
        return '';
      const part = (ms: number): string => `${ms.toFixed(1)} ms (${((100 * ms) / whole).toFixed(0)} %)`;
      return (
        `${lane}, one client, ${whole.toFixed(1)} ms a lifecycle: writes ${part(write)}, reads and locks ${part(statement - write)}, ` +
        `HTTP ${part(http - statement)}, the product's own work ${part(whole - http)}.`
      );
    });
}
