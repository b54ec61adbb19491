import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { BulkActView } from '../modules/coordination/bulk/bulk.view.js';
import type { Bench } from './support/bench.js';
import { Line } from './support/line.js';
import { percentile } from './support/measure.js';
import { populate } from './support/population.js';
import { register } from './support/register.js';
import type { Section } from './support/report.js';

const PATH = '/api/v1/board/bulk-acts';
const LOOK_MS = 250;
/** What somebody else does meanwhile, so often. */
const STEP_MS = 100;

/** Re-routing what an agency has to another one, line by line, tried first; and how somebody else gets on meanwhile. */
export async function bulk(bench: Bench): Promise<Section> {
  await populate(bench);
  await bench.settle();
  const { world, sizes, url, say } = bench;
  const target = world.partners.at(-2);
  const [station] = world.stations;
  if (target === undefined || station === undefined) throw new Error('an empty world');
  const line = new Line(url);
  const rows: string[][] = [];
  const alone = await steps(url, station, pause(2_000));
  let lines = 0;
  try {
    for (const from of world.partners.slice(0, -2)) {
      if (lines >= sizes.dueAtOnce) break;
      const act = await reroute(line, bench, { fromAgencyId: from.agencyId, toAgencyId: target.agencyId });
      const trial = await follow(line, bench, { id: act.id, until: 'checked' });
      const start = { 'if-match': `"${trial.bulk.version}"` };
      await send(line, bench, `${PATH}/${act.id}/start`, {}, start);
      const meanwhile = follow(line, bench, { id: act.id, until: 'ended' });
      const others = await steps(url, station, meanwhile);
      const deed = await meanwhile;
      lines += deed.bulk.total;
      say(`  ${lines} lines …`);
      rows.push([
        String(deed.bulk.total),
        (trial.tookMs / 1000).toFixed(1),
        (trial.tookMs / deed.bulk.total).toFixed(1),
        String(deed.bulk.done),
        (deed.tookMs / 1000).toFixed(1),
        (deed.tookMs / Math.max(1, deed.bulk.may)).toFixed(1),
        percentile(others, 0.5).toFixed(0),
        percentile(others, 0.99).toFixed(0),
      ]);
    }
  } finally {
    line.close();
  }
  return {
    title: 'One act about very many lines',
    lines: [
      `Each time all that one agency has is re-routed, until ${sizes.dueAtOnce} lines are; meanwhile an officer registers ten cases a second.`,
    ],
    head: [
      'lines',
      'trial s',
      'ms a line',
      're-routed',
      'deed s',
      'ms a line',
      'registering meanwhile, p50 ms',
      'p99 ms',
    ],
    rows,
    notes: [
      `Registering while nothing else is done: p50 ${percentile(alone, 0.5).toFixed(0)} ms, p99 ${percentile(alone, 0.99).toFixed(0)} ms.`,
    ],
    appendix: [],
  };
}

function send<Answer>(
  line: Line,
  { world }: Bench,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { credentials } = world.coordinator;
  return line.ask<Answer>({
    method: 'POST',
    path,
    headers: { ...credentials, 'idempotency-key': randomUUID(), ...headers },
    body,
  });
}

function reroute(
  line: Line,
  bench: Bench,
  { fromAgencyId, toAgencyId }: { readonly fromAgencyId: string; readonly toAgencyId: string },
): Promise<BulkActView> {
  return send<BulkActView>(line, bench, PATH, {
    act: 'reroute',
    filter: { agencyId: fromAgencyId },
    reroute: {
      recipientAgencyId: toAgencyId,
      handoverNote: '该单位停止受理，请接手',
      arbitration: '中心统一调整',
    },
  });
}

async function follow(
  line: Line,
  { world }: Bench,
  { id, until }: { readonly id: string; readonly until: BulkActView['state'] },
): Promise<{ readonly bulk: BulkActView; readonly tookMs: number }> {
  const startedAt = performance.now();
  for (;;) {
    const { credentials } = world.coordinator;
    const bulk = await line.ask<BulkActView>({ method: 'GET', path: `${PATH}/${id}`, headers: credentials });
    if (bulk.state === until) return { bulk, tookMs: performance.now() - startedAt };
    await pause(LOOK_MS);
  }
}

/** How long somebody waits for each of their steps until something is over; in ms, sorted. */
async function steps(
  url: string,
  station: Bench['world']['stations'][number],
  over: Promise<unknown>,
): Promise<readonly number[]> {
  const line = new Line(url);
  const took: number[] = [];
  let isOver = false;
  void over.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const startedAt = performance.now();
    await register(line, station);
    took.push(performance.now() - startedAt);
    await pause(STEP_MS);
  }
  line.close();
  return took.sort((a, b) => a - b);
}
