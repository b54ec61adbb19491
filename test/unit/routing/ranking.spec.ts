import { isPrimary } from '../../../modules/referrals/domain/modes.js';
import { firstChoice } from '../../../modules/referrals/routing/choice.js';
import { DISTRICT, keysOf, listFor, NIGHT, placeOf } from './situations.js';

const VIOLENT = { domestic_violence: 'yes' } as const;

describe('the list of agencies', () => {
  it('puts the labour bureau first for unpaid wages, with the inspection as its way and no station behind it', () => {
    const list = listFor({ facts: { typeCode: '1001' } });
    expect(keysOf(list)[0]).toBe('labor');
    expect(list[0]).toMatchObject({ role: 'lead', mode: 'refer', lane: 'simple', viaAgencyId: null });
    expect(list[0]?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['lead_kind', 'names_type', 'covers_area', 'inspection']),
    );
    expect(placeOf(list, 'station-caoshijie')).toBeUndefined();
  });

  it('puts the committee of the very community first for noise, and urban management beside it', () => {
    const list = listFor({ facts: { typeCode: '0202' } });
    expect(keysOf(list)[0]).toBe('community-songxianqiao');
    expect(placeOf(list, 'urban-management')).toMatchObject({ role: 'supporting', mode: 'co_handle' });
    expect(placeOf(list, 'urban-management')?.warnings.map(({ code }) => code)).toContain('living_noise');
  });

  it('gives the noise of a building site to urban management', () => {
    expect(firstChoice(listFor({ facts: { typeCode: '0901' } }))?.candidate.agency.key).toBe(
      'urban-management',
    );
  });

  it('puts the federation first for a quarrel in a marriage, the committee beside it', () => {
    const list = listFor({ facts: { typeCode: '0101' } });
    expect(keysOf(list)[0]).toBe('womens-federation');
    expect(placeOf(list, 'community-songxianqiao')).toMatchObject({ role: 'supporting', mode: 'co_handle' });
  });

  it('prefers the association of the trade, and never offers another trade’s', () => {
    const list = listFor({ facts: { typeCode: '0501', trade: 'catering' } });
    expect(keysOf(list)[0]).toBe('association-catering');
    expect(placeOf(list, 'association-building-materials')).toMatchObject({ eligible: false, mode: null });
    expect(placeOf(list, 'association-building-materials')?.warnings.map(({ code }) => code)).toContain(
      'other_trade',
    );
  });

  it('scores for the association of the trade while the type is unknown too, behind the centre', () => {
    const list = listFor({ facts: { typeCode: null, trade: 'catering' } });
    expect(keysOf(list)[0]).toBe('centre');
    const catering = placeOf(list, 'association-catering');
    expect(catering?.reasons).toContainEqual(expect.objectContaining({ code: 'same_trade', weight: 30 }));
    const untold = placeOf(listFor({ facts: { typeCode: null, trade: null } }), 'association-catering');
    expect((catering?.score ?? 0) - (untold?.score ?? 0)).toBe(30);
  });

  it('hands violence at home to nobody who mediates: the station leads, the others help', () => {
    const list = listFor({
      facts: { typeCode: '0106', facts: { ...VIOLENT, dv_high_danger: 'yes' }, legalTrack: true },
      senderKey: 'community-songxianqiao',
    });
    expect(firstChoice(list)?.candidate.agency.key).toBe('station-caotang');
    const handed = list.filter(({ eligible, mode }) => eligible && mode !== null && isPrimary(mode));
    expect(handed.map(({ candidate }) => candidate.agency.key)).toEqual(['station-caotang', 'centre']);
    expect(placeOf(list, 'womens-federation')).toMatchObject({ eligible: true, mode: 'co_handle' });
    expect(placeOf(list, 'volunteers')).toMatchObject({ eligible: false });
    expect(list.every(({ lane }) => lane === 'full')).toBe(true);
  });

  it('lets an agency that carries all it can sink below the next that leads', () => {
    const facts = { typeCode: '0501' };
    const free = keysOf(listFor({ facts }));
    const [first = '', second = ''] = free;
    const full = listFor({ facts, candidates: { [first]: { open: 10_000 } } });
    expect(keysOf(full)[0]).toBe(second);
    expect(placeOf(full, first)?.warnings.map(({ code }) => code)).toContain('overloaded');
    expect(placeOf(full, first)?.eligible).toBe(true);
  });

  it('weighs load before it is full', () => {
    const idle = placeOf(listFor({ facts: { typeCode: '1001' } }), 'labor')?.score ?? 0;
    const busy = placeOf(
      listFor({ facts: { typeCode: '1001' }, candidates: { labor: { open: 20 } } }),
      'labor',
    );
    expect(busy?.score).toBe(idle - 10);
  });

  it('shows an agency that refused, let expire, or was re-routed, and does not offer it', () => {
    for (const tried of ['rejected', 'expired', 'rerouted'] as const) {
      const list = listFor({ facts: { typeCode: '1001' }, candidates: { labor: { tried } } });
      expect(keysOf(list)).not.toContain('labor');
      expect(placeOf(list, 'labor')?.warnings.map(({ code }) => code)).toContain(`already_${tried}`);
    }
  });

  it('never shows an agency of another place, an inactive one or the sender', () => {
    const list = listFor({
      facts: { typeCode: '0202' },
      agencies: { 'urban-management': { active: false } },
    });
    const keys = list.map(({ candidate }) => candidate.agency.key);
    expect(keys).toContain('community-songxianqiao');
    for (const absent of ['community-babaojie', 'station-caoshijie', 'station-caotang', 'urban-management'])
      expect(keys).not.toContain(absent);
  });

  it('puts the centre first where a station may not send, and the body behind it', () => {
    const agencies = { labor: { profile: { dispatch: 'via-centre' } } };
    const list = listFor({ facts: { typeCode: '1001' }, agencies });
    expect(keysOf(list).slice(0, 2)).toEqual(['centre', 'labor']);
    expect(list[0]?.reasons[0]).toMatchObject({
      code: 'via_centre',
      text: expect.stringContaining('人力资源'),
    });
    expect(list[1]).toMatchObject({ viaAgencyId: 'centre', mode: 'refer' });
    const byCentre = listFor({ facts: { typeCode: '1001' }, agencies, senderKey: 'centre' });
    expect(keysOf(byCentre)[0]).toBe('labor');
    expect(byCentre[0]?.viaAgencyId).toBeNull();
  });

  it('keeps a red case with its sender where nobody is on duty, and says so', () => {
    const facts = { typeCode: '1001', risk: 'red' } as const;
    const labor = placeOf(listFor({ facts }), 'labor');
    expect(labor).toMatchObject({ mode: 'co_handle', lane: 'full' });
    expect(labor?.warnings.map(({ code }) => code)).toContain('custody_stays');
    const onDuty = { labor: { duty: { person: '甲', phone: '19900000001', hours: '00:00-24:00' } } };
    expect(placeOf(listFor({ facts, agencies: onDuty }), 'labor')).toMatchObject({ mode: 'refer' });
  });

  it('asks the hour of the day, not only whether there is a telephone', () => {
    const facts = { typeCode: '0901', risk: 'red' } as const;
    expect(placeOf(listFor({ facts }), 'urban-management')?.mode).toBe('refer');
    expect(placeOf(listFor({ facts, at: NIGHT }), 'urban-management')?.mode).toBe('co_handle');
  });

  it('excludes an agency that is a party or has said that it has an interest', () => {
    for (const conflict of ['party', 'said'] as const) {
      const list = listFor({
        facts: { typeCode: '1401' },
        candidates: { 'association-property': { conflict } },
      });
      expect(keysOf(list)).not.toContain('association-property');
      expect(placeOf(list, 'association-property')?.warnings.map(({ code }) => code)).toContain(
        'conflict_of_interest',
      );
    }
  });

  it('warns everywhere when the case says that somebody has an interest', () => {
    const list = listFor({ facts: { typeCode: '0202', facts: { conflict_of_interest: 'yes' } } });
    for (const { warnings } of list) expect(warnings.map(({ code }) => code)).toContain('conflict_declared');
  });

  it('lets the centre look first at what nobody has named yet', () => {
    expect(keysOf(listFor({ facts: { typeCode: null } }))[0]).toBe('centre');
  });

  it('offers the centre where the leading kind has no agency and nobody else takes the type', () => {
    const list = listFor({
      facts: { typeCode: '1104' },
      candidates: { 'market-supervision': { tried: 'rejected' } },
    });
    const handed = list.filter(({ eligible, mode }) => eligible && mode !== null && isPrimary(mode));
    expect(handed.map(({ candidate }) => candidate.agency.key)).toEqual(['centre']);
  });

  it('asks experts and hands them nothing', () => {
    const experts = placeOf(listFor({ facts: { typeCode: '0401' } }), 'experts');
    expect(experts).toMatchObject({ mode: 'consult' });
    // That they take no case is no warning against asking them.
    expect(experts?.warnings.map(({ code }) => code)).not.toContain('mode_not_taken');
  });

  it('offers an agency that serves a part of the area only with a warning, behind the one that serves it all', () => {
    const street = DISTRICT.find(({ key }) => key === 'station-caotang')?.areaPath ?? '';
    const list = listFor({ facts: { typeCode: '0202', areaPath: street } });
    const committee = placeOf(list, 'community-songxianqiao');
    expect(committee).toMatchObject({ eligible: true, coversArea: false });
    expect(committee?.warnings.map(({ code }) => code)).toContain('area_to_confirm');
  });

  it('gives every agency words for its place', () => {
    for (const { reasons, warnings, eligible } of listFor({ facts: { typeCode: '0202' } })) {
      for (const { text } of [...reasons, ...warnings]) expect(text).toMatch(/\p{Script=Han}/u);
      expect(eligible || warnings.length > 0).toBe(true);
    }
  });
});
