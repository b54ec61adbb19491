import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { Cases, Parties, Reference, type ReferralTerms } from '../../cases/index.js';
import { Agencies, People } from '../../identity/index.js';
import { CalendarsInForce, CalendarVersions, Clocks } from '../../sla/index.js';
import { AgencyPolicies } from '../policy.js';
import { Routing } from '../routing/routing.js';
import { Centres } from './centres.js';
import { NextRecipients } from './next-recipient.js';

/** What steps of the workflow reach outside their own tables; one constructor here instead of one in each action. */
@Injectable()
export class World {
  constructor(
    readonly cases: Cases,
    readonly parties: Parties,
    readonly agencies: Agencies,
    readonly people: People,
    readonly clocks: Clocks,
    readonly calendars: CalendarsInForce,
    readonly calendarVersions: CalendarVersions,
    readonly policies: AgencyPolicies,
    readonly centres: Centres,
    readonly nextRecipients: NextRecipients,
    readonly cipher: FieldCipher,
    readonly routing: Routing,
    private readonly reference: Reference,
  ) {}

  /** The terms of referrals in force. */
  async terms(tx: Tx): Promise<ReferralTerms> {
    return (await this.reference.get(tx, 'referral_terms')).definition;
  }
}
