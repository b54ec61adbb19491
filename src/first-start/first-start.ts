import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountSeeder, type AccountSeed } from '../../modules/identity/index.js';
import { demoDistrict } from '../demo/demo-district.js';
import { playStories } from '../demo/play-stories.js';
import type { Settings } from '../platform/config/settings.js';
import { type FirstAccount, randomPassword, writeAccountsFile } from './accounts-file.js';
import { BARE_INSTALLATION } from './bare-installation.js';

type Progress = (line: string) => void;

/**
 * Fills an empty product: the demonstration district with some weeks of cases, or with SEED=none the three
 * administrators who make everybody else.
 */
export async function fillFirstStart(
  app: NestFastifyApplication,
  settings: Settings,
  progress: Progress,
): Promise<void> {
  const isDemo = settings.seed === 'demo';
  progress(
    isDemo
      ? 'First start: making the demonstration district …'
      : 'First start: making the three administrators …',
  );
  const seed = isDemo ? demoDistrict() : BARE_INSTALLATION;
  const passwords = new Map(seed.people.map(({ login }) => [login, randomPassword()]));
  const passwordOf = (login: string): string => passwords.get(login) ?? randomPassword();
  // Whoever can read the file would otherwise hold all three powers. A trial and the servers that commands bring up for
  // themselves go on with what stands there; an administrator's password in use is in no file of a production.
  const mustChange = settings.production && !isDemo;
  await app.get(AccountSeeder, { strict: false }).seed(seed, passwordOf, { mustChange });
  writeAccountsFile(settings.accountsFile, { accounts: accountsOf(seed, passwordOf) });
  if (isDemo) await playStories(app, passwordOf, progress);
}

function accountsOf(seed: AccountSeed, passwordOf: (login: string) => string): FirstAccount[] {
  const names = new Map<string, string>([
    ...seed.areas.map(({ code, name }) => [code, name] as const),
    ...seed.agencies.map(({ key, name }) => [key, name] as const),
  ]);
  return seed.people.map(({ login, name, grants }) => ({
    login,
    password: passwordOf(login),
    name,
    place: names.get(grants[0]?.agencyKey ?? grants[0]?.areaCode ?? '') ?? '',
    roles: [...new Set(grants.map(({ role }) => role))],
  }));
}
