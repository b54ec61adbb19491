import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './support/bench.js';
import { Line } from './support/line.js';
import { register } from './support/register.js';
import { percentile } from './support/measure.js';
import type { Section } from './support/report.js';
import type { Seat } from './support/world.js';

const AIM_MS = 1_000;
const STEPS = 100;
/** A client that was just told is told again a quarter of a second later: each step waits that out. */
const QUIET_MS = 350;
const LIMIT_MS = 10_000;
/** Windows of people whom nothing of this concerns. */
const OTHERS = [0, 500] as const;
/** Of one person, below what the server allows. */
const WINDOWS_OF_ONE = 5;

/** How soon a page is told that something moved: by the clock of one process, which both acts and watches. */
export async function live(bench: Bench): Promise<Section> {
  await bench.settle();
  const rows: string[][] = [];
  for (const others of OTHERS) rows.push(await told(bench, others));
  return {
    title: 'From a commit to a page that is told',
    lines: [
      `${STEPS} registrations one after another; an officer of the same station watches through ${WINDOWS_OF_ONE} windows. The aim is p99 ≤ ${AIM_MS} ms.`,
    ],
    head: [
      'other windows',
      'told after the answer, p50 ms',
      'p99 ms',
      'after it was asked for, p50 ms',
      'p99 ms',
      `≤ ${AIM_MS} ms`,
    ],
    rows,
    notes: [
      'The answer leaves when the transaction has committed. Below zero: the page was told before whoever acted had their answer.',
    ],
    appendix: [],
  };
}

async function told({ url, world }: Bench, others: number): Promise<string[]> {
  const [station] = world.stations;
  if (station === undefined) throw new Error('an empty world');
  const crowd = Array.from(
    { length: others },
    (_, at) => world.partners[at % world.partners.length] ?? station,
  );
  const watched: Window[] = [];
  for (const seat of crowd) watched.push(await Window.open(url, seat));
  const own = await Promise.all(Array.from({ length: WINDOWS_OF_ONE }, () => Window.open(url, station)));
  const line = new Line(url);
  const afterAnswer: number[] = [];
  const afterAsking: number[] = [];
  try {
    for (let step = 0; step < STEPS; step += 1) {
      await pause(QUIET_MS);
      const heard = own.map((window) => window.nextWork());
      const askedAt = performance.now();
      await register(line, station);
      const answeredAt = performance.now();
      for (const at of await Promise.all(heard)) {
        afterAnswer.push(at - answeredAt);
        afterAsking.push(at - askedAt);
      }
    }
  } finally {
    line.close();
    for (const window of [...watched, ...own]) window.close();
  }
  const [answer, asking] = [afterAnswer, afterAsking].map((took) => took.sort((a, b) => a - b));
  const shown = (took: readonly number[] = [], share: number): string => percentile(took, share).toFixed(1);
  return [
    String(others),
    shown(answer, 0.5),
    shown(answer, 0.99),
    shown(asking, 0.5),
    shown(asking, 0.99),
    percentile(answer ?? [], 0.99) <= AIM_MS ? 'met' : 'missed',
  ];
}

/** A page that is open and watches. */
class Window {
  private hear: (() => void) | null = null;

  private constructor(private readonly request: http.ClientRequest) {}

  static open(url: string, { credentials }: Pick<Seat, 'credentials'>): Promise<Window> {
    const request = http.get(`${url}/api/v1/changes`, { headers: credentials, agent: false });
    const window = new Window(request);
    return new Promise((resolve, reject) => {
      request.once('error', reject);
      request.once('response', (response) => {
        if (response.statusCode !== 200) return reject(new Error(`not watched: ${response.statusCode}`));
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          if (text.includes('"work"')) window.hear?.();
        });
        response.on('error', () => undefined);
        resolve(window);
      });
    });
  }

  /** @returns when it is told next that work has moved */
  nextWork(): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`nobody was told within ${LIMIT_MS} ms`)), LIMIT_MS);
      this.hear = (): void => {
        clearTimeout(timer);
        this.hear = null;
        resolve(performance.now());
      };
    });
  }

  close(): void {
    this.request.on('error', () => undefined);
    this.request.destroy();
  }
}
