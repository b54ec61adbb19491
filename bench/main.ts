import os from 'node:os';
import { parseArgs } from 'node:util';
import { withServer } from '../src/cli/client/own-server.js';
import { StartupError } from '../src/platform/config/startup-error.js';
import { bulk } from './bulk.js';
import { lifecycles } from './lifecycles.js';
import { live } from './live.js';
import { screens } from './console.js';
import { queues } from './queues.js';
import { Bench, sizesOf } from './support/bench.js';
import { markdownOf, type Section } from './support/report.js';
import { sweep } from './sweep.js';

/** The queue is measured before the sweep adds to its rows. */
const QUESTIONS: Readonly<Record<string, (bench: Bench) => Promise<Section>>> = {
  lifecycles,
  queues,
  live,
  console: screens,
  bulk,
  sweep,
};

const QUICK_SHARE = 0.01;

/** Measures the product against its limits, in one run on one database, and prints Markdown. */
async function main(args: readonly string[]): Promise<void> {
  const { share, only } = readArguments(args);
  const sizes = sizesOf(share);
  await withServer(async (server) => {
    const bench = await Bench.open(server, sizes, (line) => process.stderr.write(`${line}\n`));
    try {
      process.stdout.write(`${await heading(bench, share)}\n`);
      for (const [name, question] of Object.entries(QUESTIONS)) {
        if (only.length > 0 && !only.includes(name)) continue;
        bench.say(`${name} …`);
        process.stdout.write(`${markdownOf(await question(bench))}\n`);
      }
    } finally {
      await bench.close();
    }
  });
}

interface Arguments {
  /** Of the full sizes. */
  readonly share: number;
  /** Names of questions; all when empty. */
  readonly only: readonly string[];
}

function readArguments(args: readonly string[]): Arguments {
  const names = Object.keys(QUESTIONS).join(', ');
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        share: { type: 'string', default: '1' },
        only: { type: 'string', multiple: true, default: [] },
      },
    });
    const { quick, only } = values;
    const share = quick ? QUICK_SHARE : Number(values.share);
    const isKnown = only.every((name) => Object.hasOwn(QUESTIONS, name));
    if (isKnown && share > 0 && share <= 1) return { share, only };
  } catch {
    // Said below, for every way of getting it wrong.
  }
  throw new StartupError(
    `Use npm run bench -- [--quick | --share 0.1] [--only name]…, with names of: ${names}.`,
  );
}

async function heading(bench: Bench, share: number): Promise<string> {
  const cpus = os.cpus();
  const load = os.loadavg().map((value) => value.toFixed(1));
  const { referrals, duePerSecond, dueAtOnce, spanMs } = bench.sizes;
  return [
    `## ${new Date().toISOString().slice(0, 16)}Z${share === 1 ? '' : `, ${share} of the full sizes`}`,
    '',
    `- Machine: ${cpus.length} × ${cpus[0]?.model.trim() ?? 'CPU'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.platform()}, ` +
      `Node ${process.versions.node}; load averages at the beginning ${load.join(', ')}.`,
    `- PostgreSQL: ${await bench.conditions()}.`,
    `- Sizes: ${referrals} referrals with a running clock each, ${duePerSecond} due a second, ${dueAtOnce} due at once, ` +
      `${spanMs / 1000} s a measurement.`,
    '',
  ].join('\n');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartupError ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
