import fs from 'node:fs';
import { isAdminPower } from '../../modules/identity/index.js';
import type { Settings } from '../platform/config/settings.js';
import { readAccountsFile } from './accounts-file.js';

/** Enough to see the desk from every side; everybody else is in the file. */
const SHOWN = [
  'station-caotang.officer1',
  'labor.intake',
  'labor.handler',
  'womens-federation.intake',
  'community-qinghua.head',
  'coordinator.district1',
  'sysadmin',
  'secadmin',
  'auditor',
];

/**
 * The accounts of the first start, as lines for the operator's terminal; never in production. Those of a demonstration are
 * shown at every start, those of the three administrators once.
 */
export function accountLines(
  { accountsFile, production }: Settings,
  isFirstStart: boolean,
): readonly string[] {
  if (production || !fs.existsSync(accountsFile)) return [];
  const { accounts } = readAccountsFile(accountsFile);
  const isDemonstration = accounts.some(({ roles }) => !roles.every(isAdminPower));
  if (!isDemonstration && !isFirstStart) return [];
  const shown = SHOWN.flatMap((login) => accounts.find((account) => account.login === login) ?? []);
  const more = accounts.length - shown.length;
  return [
    ...shown.map(
      ({ login, password, place, name }) => `    ${login.padEnd(26)} ${password}  ${place} ${name}`,
    ),
    more > 0 ? `    and ${more} more in ${accountsFile}` : `    also in ${accountsFile}`,
  ];
}
