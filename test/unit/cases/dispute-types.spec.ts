import { AGENCY_KINDS } from '../../../modules/cases/domain/agency-kind.js';
import { DISPUTE_TYPES } from '../../../modules/cases/seed/dispute-types.js';
import { FACT_CATALOGUE } from '../../../modules/cases/seed/fact-catalogue.js';

const firstLevel = DISPUTE_TYPES.filter((type) => type.parentCode === null);
const secondLevel = DISPUTE_TYPES.filter((type) => type.parentCode !== null);
const typeOf = (code: string) => DISPUTE_TYPES.find((type) => type.code === code);

const SECOND_LEVEL_COUNTS = [7, 5, 4, 4, 3, 4, 3, 3, 3, 5, 5, 3, 3, 5, 3, 5, 5];

describe('the taxonomy', () => {
  it('has seventeen types with their second level complete', () => {
    expect(firstLevel.map((type) => type.code)).toEqual(
      SECOND_LEVEL_COUNTS.map((_, index) => String(index + 1).padStart(2, '0')),
    );
    const counts = firstLevel.map(
      ({ code }) => secondLevel.filter((type) => type.parentCode === code).length,
    );
    expect(counts).toEqual(SECOND_LEVEL_COUNTS);
  });

  it('numbers the second level within its parent, without gap or repetition', () => {
    for (const parent of firstLevel) {
      const codes = secondLevel.filter((type) => type.parentCode === parent.code).map((type) => type.code);
      expect(codes).toEqual(codes.map((_, index) => `${parent.code}${String(index + 1).padStart(2, '0')}`));
    }
  });

  it.each(DISPUTE_TYPES)('$code $name has a lead, experts, a source and its cross-maps', (type) => {
    expect(type.leadAgencyKinds.length).toBeGreaterThan(0);
    expect(AGENCY_KINDS).toEqual(
      expect.arrayContaining([...type.leadAgencyKinds, ...type.supportingAgencyKinds]),
    );
    expect(type.supportingAgencyKinds.filter((kind) => type.leadAgencyKinds.includes(kind))).toEqual([]);
    expect(type.expertFields.length).toBeGreaterThan(0);
    expect(type.legalAnchor.length).toBeGreaterThan(0);
    expect([type.policeSubType, type.governanceType]).not.toContain('');
  });

  it('maps to governance types and police sub-types that exist', () => {
    const governance =
      '婚恋家庭 邻里 人格权 物权相关 侵权相关 合同及相关 劳动人事 金融借贷 土地及资源权属 其他民商事 城乡建设发展 涉民政 其他行政执法 涉法涉诉 涉组织涉纪检 涉民族宗教 其他';
    const police = '产权权属 经济 家庭婚姻情感 生活 噪音 邻里 劳资 消费 其他';
    expect(governance.split(' ')).toEqual(
      expect.arrayContaining(DISPUTE_TYPES.map((type) => type.governanceType)),
    );
    expect(police.split(' ')).toEqual(
      expect.arrayContaining(DISPUTE_TYPES.map((type) => type.policeSubType)),
    );
  });

  it('gives violence at home to the station, tourism to tourism, renting to housing', () => {
    expect(typeOf('0106')?.leadAgencyKinds).toEqual(['station']);
    expect(typeOf('0101')?.leadAgencyKinds).toEqual(['womens-federation']);
    expect(typeOf('1104')?.leadAgencyKinds).toEqual(['tourism']);
    expect(typeOf('0303')?.leadAgencyKinds).toEqual(['housing']);
  });

  it('is what the facts mean when they name types', () => {
    const named = FACT_CATALOGUE.flatMap((fact) => [
      ...(fact.suggestedByTypes ?? []),
      ...(fact.askForTypes ?? []),
    ]);
    expect(DISPUTE_TYPES.map((type) => type.code)).toEqual(expect.arrayContaining(named));
  });
});
