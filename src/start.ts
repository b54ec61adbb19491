import net from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { beginFirstStart, finishFirstStart } from './first-start/begin-first-start.js';
import { StartTurn } from './first-start/start-turn.js';
import { requirePlaces } from './platform/config/places.js';
import type { Settings } from './platform/config/settings.js';
import { StartupError } from './platform/config/startup-error.js';
import { requireKeyRing } from './platform/crypto/key-ring-file.js';
import { type DatabaseHandle, openDatabase } from './platform/database/connection.js';
import { migrate } from './platform/database/migrator.js';
import { requireQueue } from './platform/jobs/require-queue.js';

export interface RunningProduct {
  readonly app: NestFastifyApplication;
  /** Where it is reached on this machine, without a slash at the end. */
  readonly url: string;
  /** Takes no new request, finishes what is under way, then stops the database. */
  stop(): Promise<void>;
  /** Stops the database under whatever is under way: for a data folder that is thrown away. */
  abandon(): Promise<void>;
}

type Progress = (line: string) => void;

/** Everything but what brings up the database: a second or two of loading, done while the server of the database starts. */
const loadComposition = (): Promise<typeof import('./composition.js')> => import('./composition.js');
type Composition = Awaited<ReturnType<typeof loadComposition>>;

/**
 * Brings everything up in the order things lean on one another, and down again when a step fails.
 * @throws StartupError in one sentence for whatever the operator can mend
 */
export async function startProduct(settings: Settings, progress: Progress): Promise<RunningProduct> {
  const startedAt = performance.now();
  await requireFreePort(settings);
  requirePlaces(settings);
  requireKeyRing(settings);
  if (settings.queueUrl !== null) await requireQueue(settings.queueUrl);
  progress(
    settings.databaseUrl === null ? 'Starting the embedded PostgreSQL …' : 'Connecting to the database …',
  );
  const loading = loadComposition();
  // Waited for below; a failure before that must not end the process without its database.
  loading.catch(() => undefined);
  const database = await openDatabase(settings, progress);
  try {
    const composition = await loading;
    progress(`PostgreSQL ${database.serverVersion}, ${database.kind}. Bringing the schema up to date …`);
    const { app, isFirst } = await composeInTurn(composition, database, { settings, progress });
    try {
      await listen(app, settings);
    } catch (error) {
      await app.close();
      throw error;
    }
    const stop = async (): Promise<void> => {
      await app.close();
      await database.stop();
    };
    const url = `http://${settings.host}:${portOf(app)}`;
    progress(`\nAccord 和解 serves ${url} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
    progress(`  API description   ${url}/${composition.DOCS_PATH}`);
    const accounts = composition.accountLines(settings, isFirst);
    if (accounts.length > 0) progress(['  sign in as', ...accounts].join('\n'));
    return { app, url, stop, abandon: () => database.stop() };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Migrates, and makes the first start where there was none, while every other process on this database waits. */
async function composeInTurn(
  { compose, fillFirstStart }: Composition,
  database: DatabaseHandle,
  { settings, progress }: { readonly settings: Settings; readonly progress: Progress },
): Promise<{ readonly app: NestFastifyApplication; readonly isFirst: boolean }> {
  const turn = await StartTurn.take(database.ownerConfig, progress);
  try {
    await migrate(database.ownerConfig, progress);
    const isFirst = await beginFirstStart(turn, database, { settings, progress });
    if (!isFirst) await turn.end();
    progress('Composing the product …');
    const app = await compose(settings, database.runtimeConfig);
    try {
      await app.init();
      if (isFirst) {
        await fillFirstStart(app, settings, progress);
        await finishFirstStart(turn);
      }
      return { app, isFirst };
    } catch (error) {
      await app.close();
      throw error;
    }
  } finally {
    await turn.end();
  }
}

/** Asked before anything is started, so that a mistyped port costs nothing. */
async function requireFreePort({ host, port }: Settings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => reject(portError(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

async function listen(app: NestFastifyApplication, { host, port }: Settings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    throw portError(error as NodeJS.ErrnoException, host, port);
  }
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartupError(
        `Port ${port} on ${host} is in use: stop what uses it, or choose another with PORT.`,
      );
    case 'EACCES':
      return new StartupError(
        `Port ${port} may not be used by this account: choose one above 1023 with PORT.`,
      );
    case 'EADDRNOTAVAIL':
      return new StartupError(`${host} is no address of this machine: correct HOST.`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartupError(`${host} is a name that leads nowhere: correct HOST.`);
    default:
      return new StartupError(
        `Nothing can be served on ${host} port ${port} (${error.code ?? error.message}): correct HOST or PORT.`,
      );
  }
}

function portOf(app: NestFastifyApplication): number {
  const address = (app.getHttpServer() as net.Server).address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
