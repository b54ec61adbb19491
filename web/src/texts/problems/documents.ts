import { missing, type Sayings, textsOf } from './saying';

/** Files that are attached, and papers that are printed. */
export const DOCUMENT_PROBLEMS: Sayings = {
  file_not_found: missing('这份材料'),
  paper_not_found: missing('这份文书'),
  file_write_refused: '您可以看，但不能在这里加材料，请找承办人加。',
  file_empty: '这个文件是空的，请重新选择。',
  file_kind_mismatch: '文件内容和所选的种类对不上，请改选种类或换一个文件。',
  file_has_two_faces: '文件里夹带了别的内容，请重新另存或重拍后再传。',
  file_type_refused: '不收这种文件。请传照片、PDF、Word 或 Excel（docx、xlsx）、录音或纯文本。',
  paper_glyph_missing: ({ missing: glyphs }) => {
    const rare = textsOf(glyphs).join('、');
    return `打印字库里缺${rare === '' ? '几个字' : `这些字：${rare}`}。可以先空着打印，再手写补上。`;
  },
  paper_not_yet: '现在还不能打印：函件要转出之后、复函要对方决定之后才有。',
  paper_unfit: '协查询问没有函件可打印。',
};
