import { Module } from '@nestjs/common';
import { Vocabularies, type Words } from '../../src/platform/words/vocabularies.js';
import { AgencyProfiles } from '../identity/index.js';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { EditAgencyKinds } from './edit-agency-kinds.js';
import { AgencyKindsController } from './http/agency-kinds.controller.js';
import { KindBook } from './kind-book.js';
import { ownProfileProblems } from './own-profile.js';

/** Kinds of agency made by administrators as data: a profile and no code. */
@Module({
  imports: [ReferralsModule],
  controllers: [AgencyKindsController],
  providers: [KindBook, EditAgencyKinds],
})
export class GeneralAgencyModule {
  constructor(vocabularies: Vocabularies, profiles: AgencyProfiles, policies: AgencyPolicies) {
    profiles.register(ownProfileProblems);
    vocabularies.register({
      agency_kind_origin: { module: '内置类别', data: '自建类别' },
      audit_action: { 'agency_kind.created': '新建单位类别', 'agency_kind.changed': '修改单位类别' },
      audit_subject: { agency_kind: '单位类别' },
      agency_kind: () => Promise.resolve(Object.entries(kindWords(policies))),
    });
  }
}

/** Kinds that the first taxonomy names and nobody has described yet: an agency of them works by the general profile. */
const UNDESCRIBED: Words = {
  housing: '住房和城乡建设部门',
  health: '卫生健康部门',
  court: '人民法院',
  'petition-office': '信访部门',
  education: '教育部门',
  'natural-resources': '自然资源部门',
  agriculture: '农业农村部门',
  ecology: '生态环境部门',
  tourism: '文化和旅游部门',
  discipline: '纪检监察机关',
  'trade-union': '工会',
};

/** What every kind is called, as its profile has it where there is one. */
function kindWords(policies: AgencyPolicies): Words {
  const described = policies.all().map(({ kind, label }) => [kind, label ?? kind] as const);
  return { ...UNDESCRIBED, ...Object.fromEntries(described) };
}
