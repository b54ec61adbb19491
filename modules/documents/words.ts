import type { Words } from '../../src/platform/words/vocabularies.js';
import type { FileKind } from './files/file-kind.js';
import type { SubjectType } from './files/file-subjects.js';
import type { PaperForm } from './papers/paper-forms.js';

const KINDS: Readonly<Record<FileKind, string>> = {
  photo: '照片',
  paper: '文书材料',
  recording_ref: '录音录像',
  generated: '系统生成文书',
};
const SUBJECTS: Readonly<Record<SubjectType, string>> = { case: '案件', referral: '转办' };
const FORMS: Readonly<Record<PaperForm, string>> = { f15: '移送/委托调解函', f16: '委托回执/反馈函' };

/** What this module's codes are called. */
export const DOCUMENT_WORDS: Readonly<Record<string, Words>> = {
  file_kind: KINDS,
  file_subject: SUBJECTS,
  paper_form: FORMS,
  missing_character: { refuse: '不予打印', mark: '以〓代替，手工补写' },
  audit_action: { 'file.seen': '打开材料', 'files.listed': '查看材料目录', 'paper.printed': '打印文书' },
  audit_subject: { file: '材料' },
  event: { 'file.attached': '添加材料' },
};
