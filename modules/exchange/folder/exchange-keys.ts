import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { areasOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Agencies } from '../../identity/index.js';
import { ImportTargets } from '../imports/import-targets.js';
import { requireReach } from '../imports/imports.js';
import type { ExchangeKeyView } from './exchange.view.js';
import { readPublicKey } from './signatures.js';

/** A sender whose files shall be taken. */
export interface NewExchangeKey {
  readonly name: string;
  readonly publicKey: string;
  /** Key of the agency in whose name the rows are registered. */
  readonly agency: string;
  readonly target: string;
  readonly source: string;
}

interface KeyRow extends Omit<ExchangeKeyView, 'createdAt' | 'revokedAt'> {
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** A key files are checked against. */
export interface TrustedKey {
  readonly id: string;
  readonly publicKey: string;
  readonly agencyId: string;
  readonly target: string;
  readonly source: string;
}

const SELECT = `select k.id, k.name, k.public_key as "publicKey", k.fingerprint, k.agency_id as "agencyId", k.target, k.source,
  k.created_at as "createdAt", k.revoked_at as "revokedAt" from exchange_key k`;

/** Whose files are taken from the exchange folder. */
@Injectable()
export class ExchangeKeys {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agencies: Agencies,
    private readonly targets: ImportTargets,
  ) {}

  /** Those for agencies in the caller's area. */
  async list(caller: Caller): Promise<ExchangeKeyView[]> {
    const within = areasOf(caller.actor, 'system_administrator');
    return this.uow.run(caller, async (tx) => {
      const rows = await tx.query<KeyRow>(
        `${SELECT} join agency g on g.id = k.agency_id join area a on a.id = g.area_id
         where a.path <@ any($1::ltree[]) order by k.created_at, k.id`,
        [within],
      );
      return rows.map(toView);
    });
  }

  /** @throws InvalidInput; Conflict `exchange_key_known`; Forbidden `outside_your_area` */
  async add(
    caller: Caller,
    { name, publicKey, agency: key, target, source }: NewExchangeKey,
  ): Promise<ExchangeKeyView> {
    const read = readPublicKey(publicKey);
    this.targets.get(target);
    return this.uow.run(caller, async (tx) => {
      const agency = await this.agencies.byKey(tx, key);
      if (agency === null)
        throw InvalidInput.at('agency', 'agency_unknown', 'There is no agency of this key.');
      requireReach(caller, agency);
      const id = uuidv7();
      const added = await tx.query(
        `insert into exchange_key (id, name, public_key, fingerprint, agency_id, target, source, created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
        [
          id,
          name,
          read.publicKey,
          read.fingerprint,
          agency.id,
          target,
          source,
          await tx.now(),
          caller.actor.userId,
        ],
      );
      if (added.length === 0) {
        throw new Conflict(
          'exchange_key_known',
          'This key was added before. A revoked key stays revoked: make a new one.',
        );
      }
      audit(tx, 'exchange_key.added', id, { agencyId: agency.id, fingerprint: read.fingerprint });
      return this.show(tx, id);
    });
  }

  /** Files signed with it are refused from now on. */
  async revoke(caller: Caller, id: string): Promise<ExchangeKeyView> {
    return this.uow.run(caller, async (tx) => {
      const key = await this.show(tx, id);
      requireReach(caller, await this.agencies.get(tx, key.agencyId));
      if (key.revokedAt !== null) throw new Conflict('exchange_key_revoked', 'This key was revoked before.');
      await tx.query('update exchange_key set revoked_at = $2, revoked_by = $3 where id = $1', [
        id,
        await tx.now(),
        caller.actor.userId,
      ]);
      audit(tx, 'exchange_key.revoked', id, { agencyId: key.agencyId, fingerprint: key.fingerprint });
      return this.show(tx, id);
    });
  }

  async trusted(tx: Tx): Promise<TrustedKey[]> {
    return tx.query<TrustedKey>(
      `select k.id, k.public_key as "publicKey", k.agency_id as "agencyId", k.target, k.source
       from exchange_key k where k.revoked_at is null order by k.created_at desc`,
    );
  }

  private async show(tx: Tx, id: string): Promise<ExchangeKeyView> {
    const [row] = await tx.query<KeyRow>(`${SELECT} where k.id = $1`, [id]);
    if (row === undefined) throw new NotFound('exchange_key');
    return toView(row);
  }
}

function audit(
  tx: Tx,
  action: string,
  id: string,
  { agencyId, fingerprint }: { readonly agencyId: string; readonly fingerprint: string },
): void {
  tx.audit({ action, subjectType: 'exchange_key', subjectId: id, agencyId, detail: { fingerprint } });
}

function toView({ createdAt, revokedAt, ...key }: KeyRow): ExchangeKeyView {
  return { ...key, createdAt: createdAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
}
