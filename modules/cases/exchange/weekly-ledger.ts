import { Injectable } from '@nestjs/common';
import { chinaWallTime } from '../../../src/kernel/china-time.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Column } from '../../../src/platform/tables/table.js';
import type { LedgerRange, LedgerRow, LedgerSource } from '../../exchange/index.js';
import { Parties } from '../parties.js';
import { CASE_COLUMNS } from '../store/cases.store.js';
import type { CaseRow } from '../store/case-row.js';
import { type DoneBy, readDoneBy } from './done-by.js';
import { tellParty } from './party-line.js';
import { RISK_WORDS, ROLE_WORDS, SOURCE_NAMES, STATE_WORDS, yuan } from './terms.js';

/** GB/T 31000 allows this much of the account. */
const NARRATIVE_CHARACTERS = 2000;

interface LedgerCase extends CaseRow {
  readonly typeName: string | null;
}

/** The records of a week: the fields of GB/T 31000 that are known here, with number, state, who settled it and how. */
@Injectable()
export class WeeklyLedger implements LedgerSource {
  readonly name = 'weekly';
  readonly subjectType = 'case';
  readonly columns: readonly Column[] = [
    { key: 'number', title: '编号', width: 26 },
    { key: 'registeredAt', title: '登记时间', width: 17 },
    { key: 'occurredAt', title: '发生日期', width: 17 },
    { key: 'place', title: '发生地点', width: 24 },
    { key: 'source', title: '来源', width: 12 },
    { key: 'type', title: '事件类别', width: 16 },
    { key: 'headcount', title: '涉及人数', width: 9 },
    { key: 'narrative', title: '事件简述', width: 50 },
    { key: 'parties', title: '主要当事人', width: 36 },
    { key: 'amount', title: '涉及金额(元)', width: 13 },
    { key: 'risk', title: '风险等级', width: 9 },
    { key: 'state', title: '状态', width: 9 },
    { key: 'agency', title: '化解组织', width: 20 },
    { key: 'person', title: '化解责任人', width: 12 },
    { key: 'settled', title: '化解是否成功', width: 9 },
    { key: 'outcome', title: '化解情况', width: 40 },
    { key: 'closedAt', title: '办结时间', width: 17 },
  ];

  constructor(private readonly parties: Parties) {}

  async rows(tx: Tx, _caller: Caller, range: LedgerRange): Promise<LedgerRow[]> {
    const cases = await tx.query<LedgerCase>(
      `select ${CASE_COLUMNS}, t.name as "typeName"
       from dispute_case c left join dispute_type t on t.code = c.type_code
       where c.registering_agency_id = $1 and c.registered_at >= $2 and c.registered_at < $3
       order by c.registered_at, c.id`,
      [range.agencyId, range.from, range.to],
    );
    const doneBy = await readDoneBy(tx, cases);
    const rows: LedgerRow[] = [];
    for (const theCase of cases) {
      const parties = await this.parties.ofCase(tx, theCase.id);
      const told = parties.map((party) => {
        const { name, document, phone, address } = tellParty(party, range.personal);
        return [`${ROLE_WORDS[party.role]} ${name}`, document, phone, address]
          .filter((part) => part !== '')
          .join(' ');
      });
      const cells = { ...cellsOf(theCase), ...cellsOfWork(doneBy.get(theCase.id)), parties: told.join('\n') };
      rows.push({ subjectId: theCase.id, cells });
    }
    return rows;
  }
}

function cellsOf(theCase: LedgerCase): LedgerRow['cells'] {
  const { occurredAt, closedAt, amountFen } = theCase;
  return {
    number: theCase.number,
    registeredAt: chinaWallTime(theCase.registeredAt),
    occurredAt: occurredAt === null ? null : chinaWallTime(occurredAt),
    place: theCase.placeText,
    source: SOURCE_NAMES[theCase.source],
    type: theCase.typeName ?? '未分类',
    headcount: theCase.headcount,
    narrative: theCase.narrative.slice(0, NARRATIVE_CHARACTERS),
    amount: amountFen === null ? null : yuan(amountFen),
    risk: RISK_WORDS[theCase.risk],
    state: STATE_WORDS[theCase.state],
    closedAt: closedAt === null ? null : chinaWallTime(closedAt),
  };
}

function cellsOfWork(done: DoneBy | undefined): LedgerRow['cells'] {
  if (done === undefined) return {};
  const { agency, person, isSettled, result, text } = done;
  return {
    agency,
    person,
    settled: isSettled === null ? null : Number(isSettled),
    outcome: [result, text].filter((part) => part !== null).join('：') || null,
  };
}
