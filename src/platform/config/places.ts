import fs from 'node:fs';
import path from 'node:path';
import type { Settings } from './settings.js';
import { StartupError } from './startup-error.js';

/**
 * Asked before the database is touched: a folder that can never be one would only show when the product already serves,
 * and accounts that cannot be kept when the first start has made them.
 * @throws StartupError in one sentence for each of them
 */
export function requirePlaces({
  dataDir,
  exchangeDir,
  accountsFile,
}: Pick<Settings, 'dataDir' | 'exchangeDir' | 'accountsFile'>): void {
  // Whatever lies in the data folder by default would only repeat what is wrong with it.
  const wrong = obstacleOf(dataDir);
  if (wrong !== null) throw new StartupError(`DATA_DIR=${dataDir} is not usable: ${wrong} is no folder.`);
  const problems: string[] = [];
  const noFolder = obstacleOf(exchangeDir);
  if (noFolder !== null)
    problems.push(`EXCHANGE_DIR=${exchangeDir} is not usable: ${noFolder} is no folder.`);
  const belowFile = obstacleOf(path.dirname(accountsFile));
  if (belowFile !== null)
    problems.push(`ACCOUNTS_FILE=${accountsFile} is not usable: ${belowFile} is no folder.`);
  else if (isFolder(accountsFile) === true)
    problems.push(`ACCOUNTS_FILE=${accountsFile} is not usable: it is a folder, so name a file in it.`);
  if (problems.length > 0) throw new StartupError(problems.join('\n'));
}

/** What stands where the folder or one above it should be; null when it is there or can be made. */
function obstacleOf(folder: string): string | null {
  const is = isFolder(folder);
  if (is === false) return folder;
  const above = path.dirname(folder);
  return is === true || above === folder ? null : obstacleOf(above);
}

/** Null when nothing is there, or nobody here may look. */
function isFolder(place: string): boolean | null {
  try {
    return fs.statSync(place).isDirectory();
  } catch {
    return null;
  }
}
