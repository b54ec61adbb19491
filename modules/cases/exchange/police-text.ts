import { Injectable } from '@nestjs/common';
import { chinaWallTime } from '../../../src/kernel/china-time.js';
import { Forbidden } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { PersonalData } from '../../exchange/index.js';
import { CaseStep } from '../actions/case-step.js';
import { Parties } from '../parties.js';
import type { CaseRow } from '../store/case-row.js';
import type { PoliceTextView } from './police-text.view.js';
import { readDoneBy } from './done-by.js';
import { tellParty } from './party-line.js';
import { RISK_WORDS, ROLE_WORDS, SOURCE_NAMES, STATE_WORDS, yuan } from './terms.js';

/** The case as one block of text, to be pasted into the police's own system (警综), where nothing shall be typed twice. */
@Injectable()
export class PoliceText {
  constructor(
    private readonly steps: CaseStep,
    private readonly parties: Parties,
  ) {}

  /** @throws NotFound `case_not_found`; Forbidden `permission_missing` for `open` without party.reveal */
  perform(caller: Caller, caseId: string, personal: PersonalData): Promise<PoliceTextView> {
    if (personal === 'open' && !caller.actor.permissions.has('party.reveal')) {
      throw new Forbidden('permission_missing', 'None of your roles may see people in full.', {
        permission: 'party.reveal',
      });
    }
    return this.steps.see(caller, { caseId, part: 'police_text' }, async (tx, theCase) => {
      const parties = await this.parties.ofCase(tx, caseId);
      for (const { id } of personal === 'open' ? parties : []) {
        tx.audit({
          action: 'party.revealed',
          subjectType: 'party',
          subjectId: id,
          agencyId: agenciesOf(caller.actor)[0] ?? theCase.custodianAgencyId,
          detail: { caseId, by: 'police_text' },
        });
      }
      const told = parties.map((party) => {
        const { name, document, phone, address } = tellParty(party, personal);
        return `${ROLE_WORDS[party.role]}：${[name, document, phone, address].filter((part) => part !== '').join('，')}`;
      });
      return { text: [...(await linesOf(tx, theCase)), ...told].join('\n') };
    });
  }
}

async function linesOf(tx: Tx, theCase: CaseRow): Promise<string[]> {
  const [type] = await tx.query<{ name: string }>('select name from dispute_type where code = $1', [
    theCase.typeCode,
  ]);
  const done = (await readDoneBy(tx, [theCase])).get(theCase.id);
  const { occurredAt, amountFen, closedAt } = theCase;
  const lines: readonly (readonly [string, string | null])[] = [
    ['编号', theCase.number],
    ['来源编号', theCase.sourceReference],
    ['来源', SOURCE_NAMES[theCase.source]],
    ['登记时间', chinaWallTime(theCase.registeredAt)],
    ['发生时间', occurredAt === null ? null : chinaWallTime(occurredAt)],
    ['发生地点', theCase.placeText],
    ['纠纷类型', type?.name ?? null],
    ['风险等级', RISK_WORDS[theCase.risk]],
    ['简要情况', theCase.narrative],
    ['涉及人数', String(theCase.headcount)],
    ['涉及金额', amountFen === null ? null : `${yuan(amountFen)}元`],
    ['当前状态', STATE_WORDS[theCase.state]],
    ['承办单位', done?.agency ?? null],
    ['承办人', done?.person ?? null],
    ['处理结果', done?.result ?? null],
    ['办结时间', closedAt === null ? null : chinaWallTime(closedAt)],
    ['办结说明', done?.text ?? theCase.closingNote],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [`${label}：${value}`]));
}
