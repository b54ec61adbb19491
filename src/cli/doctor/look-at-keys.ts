import type { Client } from 'pg';
import { KeyRing } from '../../platform/crypto/key-ring.js';
import { type KeyRingSource, writtenKeyRing } from '../../platform/crypto/key-ring-file.js';
import { type KeyUse, keyUsage } from '../../platform/crypto/reseal/key-usage.js';
import { retiredKeys } from '../../platform/crypto/reseal/retire-key.js';
import { sealedTables } from '../../platform/crypto/reseal/sealed-tables.js';
import { type Finding, fine, missing, unwise } from './finding.js';

/** Which keys seal what, and which of the ring are done with. */
export async function lookAtKeys(client: Client, source: KeyRingSource): Promise<readonly Finding[]> {
  const text = writtenKeyRing(source);
  if (text === null) return [];
  const ring = readRing(text);
  if (!(ring instanceof KeyRing)) return [ring];
  const uses = await keyUsage(client, await sealedTables(client));
  const retired = await retiredKeys(client);
  const current = ring.current.id;
  return [
    ...(retired.includes(current)
      ? [
          missing(
            `Key ${current} is retired and still the current one: nothing that is encrypted can be written.`,
          ),
        ]
      : []),
    ...uses.flatMap((use) => ofColumn(use, ring)),
    ...ring.ids.flatMap((id) => ofKey(id, { current, uses, retired })),
  ];
}

function readRing(text: string): KeyRing | Finding {
  try {
    return KeyRing.parse(text);
  } catch (error) {
    return missing(error instanceof Error ? error.message : String(error));
  }
}

function ofColumn({ column, keyId, rows }: KeyUse, ring: KeyRing): Finding[] {
  if (keyId === ring.current.id) return [];
  if (ring.find(keyId) === null)
    return [
      missing(
        `${column}: ${rows} texts cannot be read, for their key ${keyId} is not in the ring: put it back.`,
      ),
    ];
  return [unwise(`${column}: ${rows} texts still have the old key ${keyId}: npm run keys:reseal.`)];
}

/** A key that is not the current one and seals nothing. */
function ofKey(
  id: string,
  {
    current,
    uses,
    retired,
  }: { readonly current: string; readonly uses: readonly KeyUse[]; readonly retired: readonly string[] },
): Finding[] {
  if (id === current || uses.some(({ keyId }) => keyId === id)) return [];
  return retired.includes(id)
    ? [unwise(`Key ${id} is retired and seals nothing: take it out of the ring.`)]
    : [
        fine(
          `Key ${id} seals nothing: it is still to come, or to be retired (npm run keys:reseal -- --retire ${id}).`,
        ),
      ];
}
