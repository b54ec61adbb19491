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
      agency_kind: () => Promise.resolve(kindWords(policies)),
    });
  }
}

/** What every kind is called that takes part now. */
function kindWords(policies: AgencyPolicies): Words {
  return Object.fromEntries(policies.all().map(({ kind, label }) => [kind, label ?? kind]));
}
