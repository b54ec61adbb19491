import { DISPUTE_TYPES } from '../../../modules/cases/seed/dispute-types.js';
import { ROLES } from '../../../modules/identity/roles.js';
import { AGENCIES } from '../../../src/demo/district/agencies.js';
import { AREAS, COMMUNITY } from '../../../src/demo/district/areas.js';
import { PEOPLE } from '../../../src/demo/district/people.js';

const ADMINISTRATOR_POWERS = ['auditor', 'system_administrator', 'security_administrator'];

const KINDS = [
  'coordination-centre',
  'station',
  'community',
  'street-mediation',
  'judicial-office',
  'womens-federation',
  'labor',
  'civil-affairs',
  'urban-management',
  'market-supervision',
  'traffic-police',
  'trade-association',
  'volunteers',
  'experts',
];

const TAXONOMY = DISPUTE_TYPES.map(({ code }) => code).filter((code) => code.length === 4);

const INVENTED_NAME = /^\p{Script=Han}{1,2}某[甲乙丙丁]$/u;
const INVENTED_PHONE = /^(19900000\d{3}|028-5550-\d{4})$/;

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the areas', () => {
  const codes = AREAS.map((area) => area.code);

  it('carry each code once', () => {
    expect(repeated(codes)).toEqual([]);
  });

  it('stand below a parent listed before them, whose code begins theirs', () => {
    const orphans = AREAS.filter(
      ({ code, parentCode }, index) =>
        parentCode !== null && !(codes.slice(0, index).includes(parentCode) && code.startsWith(parentCode)),
    );
    expect(orphans).toEqual([]);
    expect(AREAS.filter((area) => area.parentCode === null).map((area) => area.level)).toEqual(['province']);
  });

  it('have paths an ltree column takes, made of the codes from the province down', () => {
    const pathOf = (code: string | null): string => {
      const area = AREAS.find((one) => one.code === code);
      return area?.parentCode == null ? (area?.code ?? '') : `${pathOf(area.parentCode)}.${area.code}`;
    };
    expect(AREAS.filter((area) => area.path !== pathOf(area.code))).toEqual([]);
    expect(AREAS.filter((area) => !/^\d+(\.\d+)*$/.test(area.path))).toEqual([]);
  });

  it('reach down to ten communities', () => {
    const communities = AREAS.filter((area) => area.level === 'community').map((area) => area.code);
    expect(communities).toEqual(Object.values(COMMUNITY));
    expect(communities).toHaveLength(10);
  });
});

describe('the agencies', () => {
  const keys = AGENCIES.map((agency) => agency.key);
  const holds = (agencyKey: string, role: string): boolean =>
    PEOPLE.some(({ grants }) => grants.some((grant) => grant.agencyKey === agencyKey && grant.role === role));

  it('carry each key and each name once', () => {
    expect(repeated(keys)).toEqual([]);
    expect(repeated(AGENCIES.map((agency) => agency.name))).toEqual([]);
  });

  it('come in every kind', () => {
    expect([...new Set(AGENCIES.map((agency) => agency.kind))].sort()).toEqual([...KINDS].sort());
  });

  it('name only areas and parents that exist', () => {
    const areaCodes = AREAS.map((area) => area.code);
    expect(AGENCIES.filter((agency) => !areaCodes.includes(agency.areaCode))).toEqual([]);
    expect(AGENCIES.filter(({ parentKey }) => parentKey !== null && !keys.includes(parentKey))).toEqual([]);
  });

  it('each have a head, an intake and a handler', () => {
    const missing = keys.flatMap((key) =>
      ['agency_head', 'agency_intake', 'agency_handler']
        .filter((role) => !holds(key, role))
        .map((role) => `${key}: ${role}`),
    );
    expect(missing).toEqual([]);
  });

  it('have a station head in every station and four people in every committee', () => {
    const stations = AGENCIES.filter((agency) => agency.kind === 'station');
    expect(
      stations.filter(({ key }) => !holds(key, 'station_head') || !holds(key, 'station_officer')),
    ).toEqual([]);
    const peopleIn = (key: string): number =>
      PEOPLE.filter(({ grants }) => grants.some((grant) => grant.agencyKey === key)).length;
    const committees = AGENCIES.filter((agency) => agency.kind === 'community');
    expect(committees.map(({ key }) => peopleIn(key))).toEqual(Array(10).fill(4));
  });

  it('take known dispute types only, each once', () => {
    expect(
      AGENCIES.flatMap(({ capabilities }) => capabilities.filter((code) => !TAXONOMY.includes(code))),
    ).toEqual([]);
    expect(AGENCIES.flatMap(({ capabilities }) => repeated(capabilities))).toEqual([]);
  });

  it('leave no dispute type unserved in any community', () => {
    const unserved = Object.values(COMMUNITY).flatMap((code) =>
      TAXONOMY.filter(
        (type) => !AGENCIES.some((one) => code.startsWith(one.areaCode) && one.capabilities.includes(type)),
      ),
    );
    expect(unserved).toEqual([]);
  });

  it('name a trade if and only if they are a trade association', () => {
    const associations = AGENCIES.filter((agency) => agency.kind === 'trade-association');
    expect(AGENCIES.filter((agency) => agency.trade !== null)).toEqual(associations);
    expect(associations).toHaveLength(3);
  });

  it('can be called at an invented number within stated hours, where they have duty at all', () => {
    const duties = AGENCIES.flatMap(({ duty }) => (duty === null ? [] : [duty]));
    expect(duties.filter(({ phone }) => !INVENTED_PHONE.test(phone))).toEqual([]);
    expect(duties.filter(({ hours }) => !/^\d{2}:\d{2}-\d{2}:\d{2}$/.test(hours))).toEqual([]);
    expect(repeated(duties.map(({ phone }) => phone))).toEqual([]);
    expect(AGENCIES.some(({ duty }) => duty === null)).toBe(true);
  });
});

describe('the people', () => {
  it('have a login of their own in plain ASCII', () => {
    const logins = PEOPLE.map((person) => person.login);
    expect(logins.filter((login) => !/^[a-z][a-z0-9.-]+$/.test(login))).toEqual([]);
    expect(repeated(logins)).toEqual([]);
  });

  it('have invented names and telephone numbers, each once', () => {
    expect(PEOPLE.filter(({ name }) => !INVENTED_NAME.test(name))).toEqual([]);
    expect(PEOPLE.filter(({ phone }) => !INVENTED_PHONE.test(phone))).toEqual([]);
    expect(repeated(PEOPLE.map(({ name }) => name))).toEqual([]);
    expect(repeated(PEOPLE.map(({ phone }) => phone))).toEqual([]);
  });

  it('fill every role', () => {
    const held = new Set<string>(PEOPLE.flatMap(({ grants }) => grants.map(({ role }) => role)));
    expect([...held].sort()).toEqual([...ROLES].sort());
  });

  it('hold each role in one existing agency or over one existing area', () => {
    const agencyKeys = AGENCIES.map((agency) => agency.key);
    const areaCodes = AREAS.map((area) => area.code);
    const misplaced = PEOPLE.flatMap(({ grants }) => grants).filter(({ agencyKey, areaCode }) =>
      agencyKey === null
        ? areaCode === null || !areaCodes.includes(areaCode)
        : areaCode !== null || !agencyKeys.includes(agencyKey),
    );
    expect(misplaced).toEqual([]);
  });

  it('never hold an administrator power together with anything else', () => {
    const mixed = PEOPLE.filter(
      ({ grants }) => grants.length > 1 && grants.some(({ role }) => ADMINISTRATOR_POWERS.includes(role)),
    );
    expect(mixed).toEqual([]);
  });

  it('administer over the root, which what belongs to no area asks for', () => {
    const administered = PEOPLE.flatMap(({ grants }) => grants).filter(({ role }) =>
      ADMINISTRATOR_POWERS.includes(role),
    );
    const roots = AREAS.filter(({ parentCode }) => parentCode === null).map(({ code }) => code);
    expect(administered.map(({ areaCode }) => areaCode)).toEqual([...roots, ...roots, ...roots]);
  });

  it('include a coordinator for each street, for the district, and one level above', () => {
    const covered = PEOPLE.flatMap(({ grants }) => grants)
      .filter(({ role }) => role === 'coordinator')
      .map(({ areaCode }) => areaCode);
    const needed = AREAS.filter(({ level }) => ['city', 'district', 'street'].includes(level));
    expect(needed.filter(({ code }) => !covered.includes(code))).toEqual([]);
  });
});
