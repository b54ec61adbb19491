import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Settings } from '../../platform/config/settings.js';
import { StartupError } from '../../platform/config/startup-error.js';
import { findBinaries } from '../../platform/embedded/binaries.js';
import { openFileStore, spoolOf } from '../../platform/files/open-file-store.js';
import { type Finding, fine, missing, unwise } from './finding.js';

const OLDEST_NODE = [20, 19] as const;
const LEAST_FREE_GB = 2;

/** Node, disk, the database's programs and the settings, before anything is started. */
export async function lookAtMachine(settings: Settings): Promise<readonly Finding[]> {
  return [
    lookAtNode(),
    lookAtDisk(settings),
    await lookAtBinaries(settings),
    ...(await lookAtStorage(settings)),
    ...lookAtSettings(settings),
  ];
}

function lookAtNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [needMajor, needMinor] = OLDEST_NODE;
  const enough = major > needMajor || (major === needMajor && minor >= needMinor);
  return enough
    ? fine(`Node ${process.versions.node}.`)
    : missing(`Node ${process.versions.node} is too old: install ${needMajor}.${needMinor} or newer.`);
}

function lookAtDisk({ dataDir }: Settings): Finding {
  let folder = dataDir;
  while (!fs.existsSync(folder)) folder = path.dirname(folder);
  const { bavail, bsize } = fs.statfsSync(folder);
  const freeGb = (bavail * bsize) / 1e9;
  return freeGb >= LEAST_FREE_GB
    ? fine(`${freeGb.toFixed(0)} GB free for ${dataDir}.`)
    : unwise(
        `Only ${freeGb.toFixed(1)} GB free for ${dataDir}: make room, or move the folder with DATA_DIR.`,
      );
}

async function lookAtBinaries({ databaseUrl }: Settings): Promise<Finding> {
  if (databaseUrl !== null) return fine('The database is an external one.');
  try {
    await findBinaries();
    return fine(`PostgreSQL for ${process.platform}-${process.arch} is installed.`);
  } catch (error) {
    return missing(error instanceof Error ? error.message : String(error));
  }
}

async function lookAtStorage(settings: Settings): Promise<Finding[]> {
  const { objectStorage } = settings;
  if (objectStorage === null) return [];
  try {
    await (await openFileStore(settings, spoolOf(settings))).requireReachable();
    return [fine(`The bucket ${objectStorage.bucket} answers.`)];
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    return [missing(error.message)];
  }
}

function lookAtSettings(settings: Settings): Finding[] {
  const found: Finding[] = [];
  if (settings.production && settings.databaseUrl === null) {
    found.push(unwise('NODE_ENV=production on the embedded database: nobody backs it up. Set DATABASE_URL.'));
  }
  if (settings.production && settings.keyRing === null) {
    found.push(
      unwise(`The field keys lie in ${settings.dataDir}: give KEY_RING from a secret store instead.`),
    );
  }
  if (settings.production && settings.seed === 'demo') {
    found.push(unwise('SEED is not none: an empty database would be filled with a demonstration district.'));
  }
  if (settings.production && fs.existsSync(settings.accountsFile)) {
    found.push(
      unwise(
        `${settings.accountsFile} keeps the passwords of the first accounts: hand each to its administrator, who changes ` +
          'it at the first sign-in, and delete the file.',
      ),
    );
  }
  if (settings.host !== '127.0.0.1' && settings.publicUrl?.startsWith('https://') !== true) {
    found.push(
      unwise(
        'The server listens beyond this machine without an https PUBLIC_URL: put a proxy with TLS before it.',
      ),
    );
  }
  if (settings.clock === 'driven')
    found.push(unwise("CLOCK=driven: an administrator can move the product's time."));
  if (os.totalmem() < 2e9) found.push(unwise('Less than 2 GB of memory: the embedded database wants more.'));
  return found;
}
