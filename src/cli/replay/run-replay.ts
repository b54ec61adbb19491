import path from 'node:path';
import type { Voice } from '../client/voice.js';
import type { ReplayOptions } from './options.js';
import { requestBatches, type RequestRow } from './requests.js';
import { tableOf, type Summary } from './table.js';

const BATCH = 500;
/** While the database works on one batch, the server reads the next. */
const UNDER_WAY = 2;
/** Rows that differ are shown up to this many. */
const SHOWN = 20;
const TIME_ZONE = 'America/New_York';

interface Verdict {
  readonly line: number;
  readonly externalId: string;
  readonly verdict: string;
  readonly ownVerdict: string | null;
}

/** Replays a file over HTTP as a run of its own, and prints how far the engine agrees with it. */
export async function runReplay(
  voice: Voice,
  options: ReplayOptions,
  print: (line: string) => void,
): Promise<Summary['total']> {
  const startedAt = performance.now();
  const { id } = await voice.must<{ id: string }>('POST', '/replays', {
    name: path.basename(options.file).slice(0, 100),
    timeZone: TIME_ZONE,
    asOf: options.asOf,
  });
  await sendAll(voice, id, options, (taken) => {
    const seconds = (performance.now() - startedAt) / 1000;
    print(`${taken} rows, ${seconds.toFixed(1)} s`);
  });
  await voice.must('POST', `/replays/${id}/judgement`);
  const summary = await voice.must<Summary>('GET', `/replays/${id}/summary`);
  for (const line of tableOf(summary)) print(line);
  const { agree, differ, unjudged, closedBeforeOpen } = summary.total;
  if (closedBeforeOpen > 0) print(`${closedBeforeOpen} rows close before they open: closed as they opened`);
  if (differ > 0) await printDiffering(voice, id, print);
  print(`Took ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  print(`${agree} agree, ${differ} differ, ${unjudged} unjudged`);
  return summary.total;
}

async function sendAll(
  voice: Voice,
  runId: string,
  { file, limit }: ReplayOptions,
  progress: (taken: number) => void,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let taken = 0;
  const send = async (rows: readonly RequestRow[]): Promise<void> => {
    // The same batch of the same run has the same key: sent twice, it is taken once.
    await voice.must(
      'POST',
      `/replays/${runId}/batches`,
      { rows },
      { key: `${runId}-${rows[0]?.line ?? 0}` },
    );
    taken += rows.length;
    progress(taken);
  };
  for await (const rows of requestBatches(file, { size: BATCH, limit })) {
    const sending = send(rows).finally(() => underWay.delete(sending));
    underWay.add(sending);
    if (underWay.size >= UNDER_WAY) await Promise.race(underWay);
  }
  await Promise.all(underWay);
}

async function printDiffering(voice: Voice, runId: string, print: (line: string) => void): Promise<void> {
  let shown = 0;
  for (let cursor: string | null = ''; cursor !== null && shown < SHOWN;) {
    const place: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { items: readonly Verdict[]; nextCursor: string | null } = await voice.must(
      'GET',
      `/replays/${runId}/verdicts?limit=200${place}`,
    );
    for (const { line, externalId, verdict, ownVerdict } of page.items) {
      if (ownVerdict === null || ownVerdict === verdict || ++shown > SHOWN) continue;
      print(`row ${line} (${externalId}): the file says ${ownVerdict}, the engine ${verdict}`);
    }
    cursor = page.nextCursor;
  }
}
