import { Global, Module } from '@nestjs/common';
import { AuditNames } from '../../src/platform/audit/audit-names.js';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { Authenticator } from '../../src/platform/auth/authenticator.js';
import type { Settings } from '../../src/platform/config/settings.js';
import { SETTINGS } from '../../src/platform/config/settings.token.js';
import { CryptoModule } from '../../src/platform/crypto/crypto.module.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Audiences } from '../../src/platform/realtime/audiences.js';
import { Absences } from './absences/absences.js';
import { toItsMembers, toThePerson } from './account-audiences.js';
import { AccountSeeder } from './accounts/account-seeder.js';
import { Accounts } from './accounts/accounts.js';
import { Directory } from './accounts/directory.js';
import { EndMemberships } from './accounts/end-memberships.js';
import { Registry } from './accounts/registry.js';
import { Agencies } from './agencies.js';
import { AgencyProfiles } from './agency-profiles.js';
import { Areas } from './areas.js';
import { AbsencesController } from './http/absences.controller.js';
import { AgenciesController } from './http/agencies.controller.js';
import { ApiTokensController } from './http/api-tokens.controller.js';
import { AreasController } from './http/areas.controller.js';
import { DraftKeyController } from './http/draft-key.controller.js';
import { SessionController } from './http/session.controller.js';
import { UsersController } from './http/users.controller.js';
import { OpenWork } from './open-work.js';
import { People } from './people.js';
import { Actors } from './session/actors.js';
import { ApiTokens } from './session/api-tokens.js';
import { OwnPassword } from './session/own-password.js';
import { SessionAuthenticator } from './session/session-authenticator.js';
import { Sessions } from './session/sessions.js';
import { signInPolicy } from './session/sign-in-policy.js';
import { SignIn } from './session/sign-in.js';
import { IDENTITY_WORDS } from './words.js';

/** Who is who and who may do what. Global, because the platform's guard asks it about every request. */
@Global()
@Module({
  imports: [CryptoModule],
  controllers: [
    SessionController,
    DraftKeyController,
    ApiTokensController,
    AreasController,
    AgenciesController,
    UsersController,
    AbsencesController,
  ],
  providers: [
    { provide: Authenticator, useClass: SessionAuthenticator },
    {
      provide: SignIn,
      inject: [UnitOfWork, SETTINGS],
      useFactory: (uow: UnitOfWork, settings: Settings): SignIn => new SignIn(uow, signInPolicy(settings)),
    },
    {
      provide: OwnPassword,
      inject: [UnitOfWork, SETTINGS],
      useFactory: (uow: UnitOfWork, settings: Settings): OwnPassword =>
        new OwnPassword(uow, signInPolicy(settings)),
    },
    Sessions,
    ApiTokens,
    Accounts,
    Absences,
    EndMemberships,
    AccountSeeder,
    Registry,
    Directory,
    Areas,
    Agencies,
    Actors,
    People,
    OpenWork,
    AgencyProfiles,
  ],
  exports: [
    Authenticator,
    Actors,
    Accounts,
    Directory,
    AccountSeeder,
    EndMemberships,
    Registry,
    Areas,
    Agencies,
    Actors,
    People,
    OpenWork,
    AgencyProfiles,
  ],
})
export class IdentityModule {
  constructor(names: AuditNames, vocabularies: Vocabularies, audiences: Audiences) {
    vocabularies.register(IDENTITY_WORDS);
    audiences.register('user', toThePerson);
    audiences.register('agency', toItsMembers);
    names.registerActors(async (tx, name) => {
      const users = await tx.query<{ id: string }>(
        'select id from app_user where login = lower($1) or display_name = $1',
        [name],
      );
      return users.map(({ id }) => id);
    });
  }
}
