import { Module } from '@nestjs/common';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { AgencyProfiles } from '../identity/index.js';
import { ReferralsModule } from '../referrals/index.js';
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
  constructor(vocabularies: Vocabularies, profiles: AgencyProfiles) {
    profiles.register(ownProfileProblems);
    vocabularies.register({ agency_kind_origin: { module: '内置类别', data: '自建类别' } });
  }
}
