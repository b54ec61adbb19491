import type { CaseState } from '../domain/case-state.js';
import type { RiskLevel } from '../domain/risk-level.js';
import type { CaseSource } from '../store/case-row.js';
import type { PartyRole } from '../store/party-row.js';

/** Words on ledgers and in texts that leave the house. */
export const STATE_WORDS: Readonly<Record<CaseState, string>> = {
  registered: '已登记',
  triage: '研判',
  handling: '处理中',
  closed: '已办结',
};

export const RISK_WORDS: Readonly<Record<RiskLevel, string>> = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色',
};

export const SOURCE_NAMES: Readonly<Record<CaseSource, string>> = {
  '110': '110 报警',
  walk_in: '群众上门',
  visit: '走访排查',
  '12345': '12345 热线',
  online: '网上申请',
  court: '法院委派',
  other: '其他',
};

export const ROLE_WORDS: Readonly<Record<PartyRole, string>> = {
  applicant: '申请人',
  respondent: '被申请人',
  victim: '受害人',
  witness: '证人',
  other: '其他当事人',
};

/** Two decimals of yuan. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
