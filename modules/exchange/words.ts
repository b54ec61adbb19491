import type { Words } from '../../src/platform/words/vocabularies.js';
import type { UnreadableCode } from './imports/import-run.js';
import type { PersonalData } from './ledgers/ledger-sources.js';

const UNREADABLE: Readonly<Record<UnreadableCode, string>> = {
  wrong_columns: '列数与表头不符',
  too_long: '单行过长',
  not_utf8: '不是 UTF-8 编码',
};
const PERSONAL: Readonly<Record<PersonalData, string>> = { masked: '隐去个人信息', open: '显示个人信息' };

/** What this module's codes are called. */
export const EXCHANGE_WORDS: Readonly<Record<string, Words>> = {
  exchange_file_state: { waiting: '等待接收', taking: '接收中', done: '已接收', refused: '已拒收' },
  import_state: { running: '导入中', completed: '已完成' },
  unreadable_row: UNREADABLE,
  personal_data: PERSONAL,
  audit_action: {
    'import.opened': '开始导入',
    'import.completed': '完成导入',
    'exchange_file.refused': '拒收交换文件',
    'exchange_key.added': '登记交换密钥',
    'exchange_key.revoked': '收回交换密钥',
    'ledger.printed': '打印台账',
  },
  audit_subject: { import_run: '导入', exchange_file: '交换文件', exchange_key: '交换密钥' },
};
