import path from 'node:path';
import { readAccountsFile } from '../first-start/accounts-file.js';
import { readSettings, type Settings } from '../platform/config/settings.js';
import { StartupError } from '../platform/config/startup-error.js';
import { calledFrom } from './client/called-from.js';
import { PatientVoice, Refusal } from './client/patient-voice.js';
import { Voice } from './client/voice.js';
import { type ImportCommand, readCommand } from './import/arguments.js';
import { lookAtFile } from './import/look-at-file.js';
import { sendFile, type SendingHooks, type SendingProgress, type Sent } from './import/send-file.js';

const PATIENCE_MS = 60_000;
const TELL_EVERY_MS = 1_000;
const MAX_ATTEMPTS = 3;

/**
 * Brings a list of disputes into the running product: `npm run import -- FILE …`, described in docs/import.md. Ends with
 * 0 when every row is in, 2 when some were rejected, 1 when it could not go on.
 */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const command = readCommand(process.argv.slice(2), calledFrom());
  const look = await lookAtFile(command.file, command.encoding);
  const voice = await PatientVoice.open(signInWith(settings, command.account), PATIENCE_MS, () =>
    print('The server does not answer; waiting for it …'),
  );
  const agency = command.agency ?? (await onlyStation(voice));
  const tell = teller();
  const sent = await sendToEnd(
    voice,
    { ...command, agency },
    {
      look,
      onOpened: ({ state, linesDone, ignoredColumns }) => {
        print(`${path.basename(command.file)} (${look.encoding}) in the name of ${agency}`);
        if (ignoredColumns.length > 0) print(`  columns left out: ${ignoredColumns.join(', ')}`);
        if (state === 'running' && linesDone > 0) print(`  going on after line ${linesDone}`);
      },
      onProgress: tell,
    },
  );
  print(summary(sent));
  process.exitCode = sent.rejected > 0 ? 2 : 0;
}

/** A batch of a command that was killed may still be on its way in: then everything begins again behind it. */
async function sendToEnd(
  voice: PatientVoice,
  command: Parameters<typeof sendFile>[1],
  hooks: SendingHooks,
): Promise<Sent> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendFile(voice, command, hooks);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'import_out_of_place') throw error;
      if (attempt === MAX_ATTEMPTS)
        throw new StartupError(
          'This file is being imported by somebody else at the same time. Try again later.',
        );
    }
  }
}

function signInWith(settings: Settings, login: ImportCommand['account']): () => Promise<Voice> {
  const { apiToken } = settings;
  if (apiToken !== null && login === null) return () => Voice.byToken(settings.baseUrl, apiToken);
  const { accounts } = readAccountsFile(settings.accountsFile);
  const account = accounts.find((one) =>
    login === null ? one.roles.includes('system_administrator') : one.login === login,
  );
  if (account === undefined) {
    throw new StartupError(
      `${settings.accountsFile} has no ${login === null ? 'system administrator' : `account ${login}`}: name one with --account, another file with ACCOUNTS_FILE, or a token with API_TOKEN.`,
    );
  }
  return () => Voice.signIn(settings.baseUrl, account.login, account.password);
}

/** @throws StartupError naming the agencies to choose from */
async function onlyStation(voice: PatientVoice): Promise<string> {
  const { items } = await voice.ask<{ items: { key: string; name: string }[] }>(
    'GET',
    '/agencies?kind=station&limit=50',
  );
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0) return only.key;
  const known = items.map(({ key, name }) => `  ${key}  ${name}`).join('\n');
  throw new StartupError(`Say in whose name the rows are registered: --agency KEY\n${known}`);
}

function teller(): (progress: SendingProgress) => void {
  const startedAt = performance.now();
  let toldAt = -Infinity;
  let sent = 0;
  return ({ line, imported, repeated, rejected }) => {
    sent += 1;
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    toldAt = now;
    print(
      `  line ${line}: ${imported} imported, ${repeated} in before, ${rejected} rejected (batch ${sent}, ${Math.round((now - startedAt) / 1000)} s)`,
    );
  };
}

function summary({ before, imported, repeated, rejected, rejectedFile }: Sent): string {
  const why =
    rejectedFile === null ? '' : `\n${rejectedFile} lists the rejected lines, each with its reason.`;
  if (before.state === 'completed') {
    return `This very file was imported at ${before.completedAt ?? ''}: ${imported} imported, ${rejected} rejected. Nothing was imported again.${why}`;
  }
  const nothingNew =
    imported === 0 && repeated > 0 ? ' Every row had come in before: nothing was imported again.' : '';
  return `done: ${imported} imported, ${repeated} in before, ${rejected} rejected.${nothingNew}${why}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const known = error instanceof StartupError || error instanceof Refusal;
  process.stderr.write(`${known ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
});
