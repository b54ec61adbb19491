import { DataSource } from 'typeorm';
import {
  Accounts,
  AccountSeeder,
  Agencies,
  AgencyProfiles,
  Areas,
  OpenWork,
  People,
  permissionsOf,
  Registry,
  type SeededIds,
} from '../../../modules/identity/index.js';
import type { Caller, RoleGrant } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { configurePgTypes } from '../../../src/platform/database/pg-types.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { CAST, PASSWORD } from './cast.js';

/** The module's own classes over a database of the test's own, without HTTP. */
export class IdentityBench {
  readonly cipher = new FieldCipher(KeyRing.parse(KeyRing.generate()));
  readonly areas = new Areas();
  readonly agencies = new Agencies();
  readonly people = new People(this.cipher);
  readonly openWork = new OpenWork();
  readonly uow: UnitOfWork;
  readonly accounts: Accounts;
  readonly registry: Registry;
  readonly seeder: AccountSeeder;
  ids: SeededIds = { areas: {}, agencies: {}, users: {} };

  private constructor(
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
  ) {
    this.uow = new UnitOfWork(dataSource, new Subscriptions());
    this.accounts = new Accounts(this.uow, this.cipher);
    this.registry = new Registry(this.uow, this.areas, this.agencies, this.openWork, new AgencyProfiles());
    this.seeder = new AccountSeeder(this.uow, this.areas, this.agencies, this.cipher);
  }

  static async open(): Promise<IdentityBench> {
    configurePgTypes();
    const database = await freshDatabase();
    const { host, port, user, database: name } = database.runtimeConfig;
    const dataSource = new DataSource({
      type: 'postgres',
      host,
      port,
      username: user,
      database: name,
      installExtensions: false,
    });
    const bench = new IdentityBench(database, await dataSource.initialize());
    bench.ids = await bench.seeder.seed(CAST, () => PASSWORD);
    return bench;
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }

  id(of: keyof SeededIds, name: string): string {
    const id = this.ids[of][name];
    if (id === undefined) throw new Error(`${name} was not seeded`);
    return id;
  }

  /** The caller a request of this user would have, with the grants of the moment. */
  async callerOf(login: string, expectedVersion: number | null = null): Promise<Caller> {
    const userId = this.id('users', login);
    const grants = await this.dataSource.query<RoleGrant[]>(
      `select m.role, m.agency_id as "agencyId", m.area_id as "areaId", a.path::text as "areaPath"
       from membership m left join area a on a.id = m.area_id where m.user_id = $1 and m.valid_to is null`,
      [userId],
    );
    return {
      actor: { kind: 'user', userId, displayName: login, grants, permissions: permissionsOf(grants) },
      origin: { ip: null, userAgent: null, requestId: 'test' },
      command: null,
      expectedVersion,
    };
  }
}
