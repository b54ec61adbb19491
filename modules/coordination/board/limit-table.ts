import { chinaWallTime } from '../../../src/kernel/china-time.js';
import type { Column, TableRow } from '../../../src/platform/tables/table.js';
import { RISK_WORDS } from '../../cases/index.js';
import type { BoardLineView } from './board.view.js';

/** A list of limits as it leaves the product: what a line of it shows on a screen, a column for each. */
export const LIMIT_COLUMNS: readonly Column[] = [
  { key: 'place', title: '序号', width: 6 },
  { key: 'agency', title: '责任单位', width: 24 },
  { key: 'todo', title: '要办的事', width: 14 },
  { key: 'deadline', title: '期限（北京时间）', width: 17 },
  { key: 'standing', title: '时限情况', width: 10 },
  { key: 'alsoDue', title: '另有时限', width: 9 },
  { key: 'handler', title: '承办人', width: 10 },
  { key: 'number', title: '案件编号', width: 26 },
  { key: 'type', title: '纠纷类型', width: 14 },
  { key: 'risk', title: '风险等级', width: 9 },
  { key: 'headcount', title: '涉及人数', width: 9 },
  { key: 'state', title: '状态', width: 10 },
  { key: 'harm', title: '危害', width: 10 },
  { key: 'harmRisk', title: '风险系数', width: 9 },
  { key: 'harmPeople', title: '人数系数', width: 9 },
  { key: 'harmChases', title: '催办系数', width: 9 },
  { key: 'harmLateness', title: '时间系数', width: 9 },
  { key: 'formula', title: '公式版本', width: 9 },
  { key: 'chases', title: '催办次数', width: 9 },
  { key: 'chasedAt', title: '最近催办', width: 17 },
  { key: 'chasedBy', title: '最近催办人', width: 11 },
  { key: 'reached', title: '是否联系上', width: 11 },
  { key: 'toldRole', title: '升级到', width: 14 },
  { key: 'toldAt', title: '升级时间', width: 17 },
  { key: 'takenUpBy', title: '升级接手人', width: 11 },
  { key: 'order', title: '督办单号', width: 26 },
  { key: 'orderState', title: '督办单状态', width: 11 },
  { key: 'orderDue', title: '督办答复期限', width: 17 },
];

/** @param place from 1 in the order of the list */
export function limitRow(line: BoardLineView, place: number, now: Date): TableRow {
  const { harm, lastChase, escalation, order } = line;
  return {
    cells: {
      place,
      agency: line.ownerAgencyName,
      todo: line.words,
      deadline: wall(line.deadlineAt),
      standing: standingOf(line, now),
      alsoDue: line.alsoDue,
      handler: line.handler?.name ?? null,
      number: line.caseNumber,
      type: line.typeName,
      risk: RISK_OF[line.risk ?? ''] ?? null,
      headcount: line.headcount,
      state: line.word,
      harm: short(harm?.value),
      harmRisk: short(harm?.risk),
      harmPeople: short(harm?.people),
      harmChases: short(harm?.chases),
      harmLateness: short(harm?.lateness),
      formula: harm?.formulaVersion ?? null,
      chases: lastChase?.count ?? null,
      chasedAt: wall(lastChase?.at),
      chasedBy: lastChase?.by ?? null,
      reached: lastChase === null ? null : lastChase.reached ? '是' : '否',
      toldRole: escalation?.roleWords ?? null,
      toldAt: wall(escalation?.firedAt),
      takenUpBy: escalation === null ? null : (escalation.takenUpBy ?? '无人接手'),
      order: order?.number ?? null,
      orderState: order?.word ?? null,
      orderDue: wall(order?.dueAt),
    },
  };
}

const RISK_OF: Readonly<Record<string, string>> = RISK_WORDS;

function standingOf({ deadlineAt }: BoardLineView, now: Date): string {
  if (deadlineAt === null) return '暂停计时';
  return Date.parse(deadlineAt) < now.getTime() ? '已超时' : '未到期';
}

function wall(instant: string | null | undefined): string | null {
  return instant === null || instant === undefined ? null : chinaWallTime(new Date(instant));
}

const FIGURES = 4;

/** Factors are products of powers: more figures would tell nothing more. */
function short(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(FIGURES));
}
