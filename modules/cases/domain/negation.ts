/**
 * Whether a word in a Chinese sentence is denied by the words around it, as in 没有动手, 未带刀, 不是家暴, 家暴不属实.
 *
 * Only the same clause counts, and between the negation and the word only filler may stand: 没多久就拿刀 denies
 * nothing. A double negation (不排除, 不是没有) affirms. 否认 does not deny (that the accused says no is not knowledge),
 * nor does 不要 or 不再 (who is told to stop has done it).
 */
export function isNegated(text: string, start: number, length: number): boolean {
  const before = lastClause(text.slice(Math.max(0, start - NEAR), start));
  const after = firstClause(text.slice(start + length, start + length + NEAR));
  return NEGATED_AFTER.test(after) || isNegatedBefore(before);
}

/** Characters looked at on either side. A bound also keeps hostile text from making the patterns backtrack for long. */
const NEAR = 16;

const FILLERS = [
  '任何',
  '发生',
  '出现',
  '发现',
  '携带',
  '随身',
  '带着',
  '带',
  '拿',
  '持有',
  '持',
  '动用',
  '动',
  '使用',
  '用',
  '存在',
  '涉及',
  '实施',
  '受到',
  '遭受',
  '遭到',
  '看到',
  '看见',
  '见到',
  '见',
  '听说',
  '过',
  '因',
  '有',
  '被',
  '其',
  '的',
  '对方',
  '双方',
  '明显',
  '构成',
  '涉嫌',
  '属于',
  '进行',
  '所谓',
  '什么',
  '人员',
  '他',
  '她',
  '我',
  '要',
  '想',
  '是',
  '了',
].join('|');

const NEGATORS =
  '没有|没|未曾|并未|从未|尚未|未|不曾|无|并不是|不是|并非|不存在|不涉及|不属于|不构成|不算|排除';

/** Items of an enumeration stay under one negation: 未带刀、棍. */
const ENUMERATED = '[\\u4e00-\\u9fff]{1,4}(?:、|或者|或)';

const NEGATED_BEFORE = new RegExp(`(${NEGATORS})(?:${FILLERS}|${ENUMERATED})*$`);
const DOUBLED = /(?:不|不是|不能|无法|难以|尚未|未能|不可|并非|是否|有没|有)$/;
const NEGATED_AFTER =
  /^(?:的?(?:情况|行为|问题|情节|情形|事情|事))?(?:并不存在|不存在|不属实|并不属实|没有发生|未发生|没发生|没带|没拿|未带)/;
/** Comma, full stop, semicolon, exclamation and question mark in both widths, and blanks. */
const CLAUSE_END = /[\uff0c\u3002\uff1b\uff01\uff1f,;!?\s]/;

function isNegatedBefore(before: string): boolean {
  const match = NEGATED_BEFORE.exec(before);
  if (!match) return false;
  return !DOUBLED.test(before.slice(0, match.index));
}

function lastClause(text: string): string {
  return text.split(CLAUSE_END).at(-1) ?? '';
}

function firstClause(text: string): string {
  return text.split(CLAUSE_END)[0] ?? '';
}
