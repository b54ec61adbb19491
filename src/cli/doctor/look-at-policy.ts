import type { Client } from 'pg';
import { behindShipped, type KeptVersion } from '../../../modules/sla/index.js';
import { type Finding, fine, unwise } from './finding.js';

const WHERE = 'add a version to take them over (POST /api/v1/policies/default/versions), or keep them';

/** The house-wide limits beside those the product ships by now. What the house has set itself is as it shall be. */
export async function lookAtPolicy(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<KeptVersion>(
    `select v.definition, v.created_by is null as "isOurs"
     from sla_policy p join sla_policy_version v on v.policy_id = p.id where p.area_id is null order by v.number`,
  );
  if (rows.length === 0) return [];
  const { clocks, limits, older, ladders } = behindShipped(rows);
  const found: Finding[] = [];
  if (clocks.length > 0) {
    const names = clocks.join(', ');
    found.push(unwise(`The house-wide policy says nothing of ${names}: it learns that at the next start.`));
  }
  if (limits.length > 0) {
    found.push(
      unwise(`The house-wide policy lacks limits the product ships: ${limits.join(', ')}; ${WHERE}.`),
    );
  }
  if (older.length > 0) {
    const named = older.map(({ key, changes }) => `${key} (${changes.join(', ')})`).join(', ');
    found.push(
      unwise(
        `The house-wide policy keeps limits as they were shipped once, and other ones are now: ${named}; ${WHERE}.`,
      ),
    );
  }
  if (ladders.length > 0) {
    found.push(
      unwise(
        `The house-wide policy has ladders unlike those shipped now, and not by a change of its own: ` +
          `${ladders.join(', ')}; ${WHERE}.`,
      ),
    );
  }
  return found.length > 0 ? found : [fine('The limits are those the product ships, or the house’s own.')];
}
