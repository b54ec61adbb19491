import { Injectable } from '@nestjs/common';
import { chinaDay } from '../../../src/kernel/china-time.js';
import { Forbidden } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller, holdsOverArea } from '../../../src/platform/auth/actor.js';
import { agencyMeant } from '../../../src/platform/auth/agency-meant.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { SavedTable } from '../../../src/platform/tables/saved-table.js';
import { Agencies, type Agency } from '../../identity/index.js';
import { LedgerSources, type PersonalData } from './ledger-sources.js';
import { weekOf } from './week.js';

/** Which week of which agency. */
export interface LedgerRequest {
  /** Left out: the only one the caller belongs to. */
  readonly agencyId?: string;
  /** Any day of the week, `YYYY-MM-DD`; left out, the week that runs. */
  readonly weekOf?: string;
  readonly personal: PersonalData;
}

/** The weekly ledger (台账) of an agency: what it registered from Monday to Sunday. */
@Injectable()
export class PrintLedger {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agencies: Agencies,
    private readonly sources: LedgerSources,
  ) {}

  /**
   * @throws InvalidInput `agency_required`; NotFound `agency_not_found`; Forbidden `not_your_agency` for who neither works there nor answers for its
   * area, `permission_missing` when people shall be shown in full to who may not see them
   */
  async print(caller: Caller, request: LedgerRequest): Promise<SavedTable> {
    const { personal } = request;
    const source = this.sources.get('weekly');
    const agencyId = agencyMeant(caller.actor, request.agencyId);
    const { agency, week, rows } = await this.uow.run(caller, async (tx) => {
      const week = weekOf(request.weekOf ?? chinaDay(await tx.now()));
      const found = await this.agencies.get(tx, agencyId);
      requireSight(caller, found, personal);
      const listed = await source.rows(tx, caller, { agencyId, from: week.from, to: week.to, personal });
      const shown = listed.map(({ subjectId }) => subjectId);
      const detail = { weekOf: week.monday, rows: listed.length, personal, shown };
      tx.audit({ action: 'ledger.printed', subjectType: 'agency', subjectId: agencyId, agencyId, detail });
      for (const { subjectId } of personal === 'open' ? listed : []) {
        tx.audit({
          action: 'party.revealed',
          subjectType: source.subjectType,
          subjectId,
          agencyId,
          detail: { by: 'weekly_ledger' },
        });
      }
      return { agency: found, week, rows: listed };
    });
    const title = `${agency.name}矛盾纠纷周台账（${week.monday} 至 ${week.sunday}）`;
    return {
      name: `周台账-${agency.name}-${week.monday}`,
      format: 'xlsx',
      table: { title, sheet: '台账', columns: source.columns, rows },
    };
  }
}

function requireSight({ actor }: Caller, agency: Agency, personal: PersonalData): void {
  if (
    !agenciesOf(actor).includes(agency.id) &&
    !holdsOverArea(actor, agency.areaPath, 'coordinator', 'supervisor')
  ) {
    throw new Forbidden(
      'not_your_agency',
      'Only its own people and those who answer for its area see its ledger.',
    );
  }
  if (personal === 'open' && !actor.permissions.has('party.reveal')) {
    throw new Forbidden('permission_missing', 'None of your roles may see people in full.', {
      permission: 'party.reveal',
    });
  }
}
