import { parentPort, workerData } from 'node:worker_threads';
import { liveOnce, newDispute, REQUESTS } from '../lifecycle/lanes.js';
import { Line } from './line.js';
import type { Errand, Load } from './load.js';
import { measure } from './measure.js';

const { url, clients, warmUpMs, measuredMs, errand } = workerData as Load;

const measured = await measure({ clients, warmUpMs, measuredMs }, stepsOf(errand), (client) => {
  const line = new Line(url);
  return { once: (nth, stepDone) => run(errand, { line, client, nth, stepDone }), close: () => line.close() };
});
parentPort?.postMessage(measured);

interface Turn {
  readonly line: Line;
  readonly client: number;
  readonly nth: number;
  readonly stepDone: () => void;
}

async function run(what: Errand, { line, client, nth, stepDone }: Turn): Promise<void> {
  switch (what.kind) {
    case 'lifecycles': {
      const station = entry(what.stations, client);
      const partner = entry(what.partners, client + nth);
      await liveOnce(what.lane, { line, station, partner }, newDispute(), stepDone);
      return;
    }
    case 'script':
      for (let index = 0; index < what.requests; index++) {
        await line.ask({ method: 'POST', path: `/lifecycles/${client}-${nth}/requests/${index}` });
        stepDone();
      }
      return;
    case 'pages': {
      const { path, headers } = entry(what.pages, client * 31 + nth);
      await line.ask({ method: 'GET', path, headers });
      stepDone();
    }
  }
}

function stepsOf(what: Errand): number {
  switch (what.kind) {
    case 'lifecycles':
      return REQUESTS[what.lane].length;
    case 'script':
      return what.requests;
    case 'pages':
      return 1;
  }
}

function entry<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('an empty list');
  return found;
}
