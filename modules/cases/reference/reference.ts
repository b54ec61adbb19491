import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ReferenceDefinitions, ReferenceKind } from './reference-kinds.js';

/** A document in force. */
export interface InForce<Kind extends ReferenceKind> {
  readonly version: number;
  readonly definition: ReferenceDefinitions[Kind];
}

/** Rules, words, weights and limits in force. Which versions are is asked once a transaction; a version never changes. */
@Injectable()
export class Reference {
  private readonly known = new Map<string, unknown>();

  /** @throws Error when the kind was never seeded, which the start of the product prevents */
  async get<Kind extends ReferenceKind>(tx: Tx, kind: Kind): Promise<InForce<Kind>> {
    const version = await versionInForce(tx, kind);
    if (version === undefined) throw new Error(`no reference document of kind ${kind} is in force`);
    const key = `${kind} ${version}`;
    if (!this.known.has(key)) this.known.set(key, await read(tx, kind, version));
    return { version, definition: this.known.get(key) as ReferenceDefinitions[Kind] };
  }
}

async function versionInForce(tx: Tx, kind: ReferenceKind): Promise<number | undefined> {
  const rows = await tx.look<{ kind: string; version: number }>(
    'select kind, max(version) as version from reference_document where active_from <= accord_now() group by kind',
  );
  return rows.find((row) => row.kind === kind)?.version;
}

async function read(tx: Tx, kind: string, version: number): Promise<unknown> {
  const rows = await tx.query<{ definition: unknown }>(
    'select definition from reference_document where kind = $1 and version = $2',
    [kind, version],
  );
  return rows[0]?.definition;
}
