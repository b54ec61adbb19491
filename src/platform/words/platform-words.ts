import type { AuditFindingKind } from '../audit/verify-audit.js';
import type { Words } from './vocabularies.js';

const FINDINGS: Readonly<Record<AuditFindingKind, string>> = {
  row_altered: '记录被改动',
  row_missing: '记录被删除',
  row_inserted: '记录是后加的',
  seal_altered: '封印被改动',
  seal_missing: '封印缺失',
  link_broken: '封印前后不衔接',
  anchor_unmatched: '与另存的封印不符',
  anchor_unreadable: '另存的封印读不出',
};

/** What the codes of the platform itself are called. */
export const PLATFORM_WORDS: Readonly<Record<string, Words>> = {
  health: { live: '运行中', ready: '可提供服务' },
  audit_finding: FINDINGS,
  audit_action: {
    'audit.searched': '查询审计记录',
    'audit.verified': '核对审计链条',
    'job_incident.retried': '重试故障任务',
    'job_incident.resolved': '了结故障',
  },
  audit_subject: { audit: '审计记录', job_incident: '故障' },
};
