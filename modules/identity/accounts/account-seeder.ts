import { Injectable } from '@nestjs/common';
import { type Role, systemCaller } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Agencies } from '../agencies.js';
import type { AgencyDuty } from '../agency.js';
import type { AreaLevel } from '../area.js';
import { Areas } from '../areas.js';
import { PHONE_CONTEXT } from '../people.js';
import { hashPassword, requireUsablePassword } from '../session/passwords.js';
import { createAgency } from './create-agency.js';
import { createArea } from './create-area.js';
import { createUser } from './create-user.js';
import { grantRole } from './grant.js';

/** Everything is named by code, key or login; parents stand before their children. */
export interface AccountSeed {
  readonly areas: readonly SeedArea[];
  readonly agencies: readonly SeedAgency[];
  readonly people: readonly SeedPerson[];
}

export interface SeedArea {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
}

export interface SeedAgency {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly areaCode: string;
  readonly parentKey: string | null;
  readonly calendarKey: string;
  readonly capacity: number | null;
  readonly duty: AgencyDuty | null;
  readonly capabilities: readonly string[];
  readonly trades?: readonly string[];
  readonly profile?: Readonly<Record<string, unknown>>;
}

export interface SeedPerson {
  readonly login: string;
  readonly name: string;
  readonly title: string | null;
  readonly phone: string | null;
  readonly grants: readonly {
    readonly role: Role;
    readonly agencyKey: string | null;
    readonly areaCode: string | null;
  }[];
}

/** The ids of what a seed made, by code, key and login. */
export interface SeededIds {
  readonly areas: Readonly<Record<string, string>>;
  readonly agencies: Readonly<Record<string, string>>;
  readonly users: Readonly<Record<string, string>>;
}

/**
 * Makes areas, agencies and people of a list in one transaction, in the product's own name: the demonstration district,
 * a test's cast, and the first three administrators of a new installation, who make everybody else.
 */
@Injectable()
export class AccountSeeder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly areas: Areas,
    private readonly agencies: Agencies,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * @param passwordOf the password of a login; a password given to many is hashed once, so a hundred people cost one hash
   * @param mustChange whether the first sign-in opens nothing but the way to change it
   */
  async seed(
    seed: AccountSeed,
    passwordOf: (login: string) => string,
    { mustChange = false }: { readonly mustChange?: boolean } = {},
  ): Promise<SeededIds> {
    const hashes = await hashEach(seed.people, passwordOf);
    return this.uow.run(systemCaller('seed'), async (tx) => {
      const areas = await this.seedAreas(tx, seed.areas);
      const agencies = await this.seedAgencies(tx, seed.agencies, areas);
      const users: Record<string, string> = {};
      for (const person of seed.people) {
        users[person.login] = await this.seedPerson(tx, person, {
          passwordHash: hashes.get(passwordOf(person.login)) ?? null,
          mustChange,
          areas,
          agencies,
        });
      }
      return { areas, agencies, users };
    });
  }

  private async seedAreas(tx: Tx, areas: readonly SeedArea[]): Promise<Record<string, string>> {
    const ids: Record<string, string> = {};
    for (const { parentCode, ...area } of areas) {
      const parent = parentCode === null ? null : await this.areas.byCode(tx, parentCode);
      ids[area.code] = (await createArea(tx, { ...area, parentId: parent?.id ?? null }, parent)).id;
    }
    return ids;
  }

  private async seedAgencies(
    tx: Tx,
    agencies: readonly SeedAgency[],
    areaIds: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>> {
    const ids: Record<string, string> = {};
    // An agency may name a parent that stands further down the list: those wait for it.
    for (const agency of parentsFirst(agencies)) {
      const area = await this.areas.get(tx, lookUp(areaIds, agency.areaCode));
      const parentId = agency.parentKey === null ? null : lookUp(ids, agency.parentKey);
      const {
        key,
        name,
        kind,
        calendarKey,
        capacity,
        duty,
        capabilities,
        trades = [],
        profile = {},
      } = agency;
      ids[key] = await createAgency(
        tx,
        {
          key,
          name,
          kind,
          calendarKey,
          capacity,
          duty,
          capabilities,
          trades,
          profile,
          parentId,
          areaId: area.id,
        },
        area,
      );
    }
    return ids;
  }

  private async seedPerson(
    tx: Tx,
    { login, name, title, phone, grants }: SeedPerson,
    known: {
      readonly passwordHash: string | null;
      readonly mustChange: boolean;
      readonly areas: Ids;
      readonly agencies: Ids;
    },
  ): Promise<string> {
    const id = await createUser(tx, {
      login,
      kind: 'person',
      displayName: name,
      title,
      phoneSealed: phone === null ? null : this.cipher.seal(phone, PHONE_CONTEXT),
      passwordHash: known.passwordHash,
      mustChangePassword: known.mustChange,
    });
    for (const { role, agencyKey, areaCode } of grants) {
      await grantRole(tx, id, {
        role,
        agencyId: agencyKey === null ? null : lookUp(known.agencies, agencyKey),
        areaId: areaCode === null ? null : lookUp(known.areas, areaCode),
        validTo: null,
      });
    }
    return id;
  }
}

type Ids = Readonly<Record<string, string>>;

async function hashEach(
  people: readonly SeedPerson[],
  passwordOf: (login: string) => string,
): Promise<ReadonlyMap<string, string>> {
  for (const { login } of people) requireUsablePassword(passwordOf(login), login, login);
  const passwords = [...new Set(people.map(({ login }) => passwordOf(login)))];
  return new Map(await Promise.all(passwords.map(async (text) => [text, await hashPassword(text)] as const)));
}

function parentsFirst(agencies: readonly SeedAgency[]): SeedAgency[] {
  const placed: SeedAgency[] = [];
  let waiting = [...agencies];
  while (waiting.length > 0) {
    const keys = new Set(waiting.map(({ key }) => key));
    const ready = waiting.filter(({ parentKey }) => parentKey === null || !keys.has(parentKey));
    if (ready.length === 0)
      throw new RangeError(`agencies that are their own parents: ${[...keys].join(', ')}`);
    placed.push(...ready);
    waiting = waiting.filter((agency) => !ready.includes(agency));
  }
  return placed;
}

function lookUp(ids: Ids, name: string): string {
  const id = ids[name];
  if (id === undefined) throw new RangeError(`the seed names "${name}" and does not make it`);
  return id;
}
