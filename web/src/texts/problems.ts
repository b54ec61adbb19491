import type { FieldProblem, Problem } from '../api/problem';
import type { Facts, Sayings } from './problems/saying';

const LEFT_BY_OTHERS = '别人';
const LEFT = (who: string, did: string): string => `${who}${did}，没有动。`;

type Known = Pick<Problem, 'code' | 'status' | 'facts'>;

/** What shows how it stands now. */
export const LOOK_ANEW = '看现在的情况';

/** Said where a page that refreshes by itself shows something newer than whoever writes has read. */
export const MOVED_ON = {
  say: (word: string) => `您填写的时候，这件已经有了变动，现在是“${word}”。您填的内容还在，请核对后再决定。`,
  goOn: '已核对，继续',
} as const;

/** Nobody waits longer for the words of a problem than this, in milliseconds: a general sentence is better than none. */
const WORDS_WAITED_FOR_MS = 2_000;

/** What everybody may run into at any time; the other codes come after the first page stands. */
const SAID_OFTEN: Sayings = {
  unreachable: '连不上服务器。已填写的内容还在，请检查网络后再试一次。',
  busy: '别人正在改同一件事，请稍后再试一次，没有任何内容被改动。',
  internal_error: '服务器出了问题，您的内容没有丢，请稍后再试一次。',
  route_not_found: '网址可能不全，请核对后再试。',
  not_signed_in: '登录已过期，请重新登录。',
  permission_missing: '您的岗位没有这项权限。需要的话，请所在单位负责人联系安全管理员。',
  password_change_required: '请先修改临时密码。',
  invalid_input: '有内容没有填对，请按提示修改。',
  version_stale: (facts) => overtakenOr(facts, overtaken('别人', facts)),
  body_too_large: '内容或文件太大，请缩小后再试。',
  case_not_found: '没有找到这起案件，或者您无权查看。',
  referral_not_found: '没有找到这件转办，或者您无权查看。',
  case_wrong_step: (facts) => overtakenOr(facts, '案件的情况已经变化，这一步现在办不了，请刷新后再看。'),
  wrong_state: (facts) => overtakenOr(facts, '这件转办的情况已经变化，这一步现在办不了，请刷新后再看。'),
};

/** By what kind of answer it is, where the code has no words of its own. */
const BY_STATUS: Readonly<Record<number, string>> = {
  400: '有内容没有填对，请修改后再试。',
  401: '登录已过期，请重新登录。',
  403: '您没有办理这一步的权限。',
  404: '没有找到，或者您无权查看。',
  409: '这一步现在办不了：情况已经变化，请刷新后再看。',
  422: '按规定这一步现在不能办。',
  429: '操作太频繁，请稍后再试。',
};

const OTHERWISE = '服务器出了问题，您的内容没有丢，请稍后再试一次。';
const FIELD_OTHERWISE = '这一项没有填对。';

let saidLessOften: Sayings = {};
let fieldSayings: Readonly<Record<string, string>> = {};
/** What whoever was faster did, after their name. */
let deedWords: (facts: Facts) => string = () => '刚刚改动过';

/** What happened and what to do about it, in one or two sentences. */
export function problemWords({ code, status, facts }: Known): string {
  const saying = SAID_OFTEN[code] ?? saidLessOften[code] ?? BY_STATUS[status] ?? OTHERWISE;
  return typeof saying === 'string' ? saying : saying(facts);
}

/** Said of whoever was faster: on the page everything is still as it was typed. */
function overtaken(who: string, facts: Facts): string {
  return `${who}${deedWords(facts)}。您填的内容还在，请看一看现在的情况再决定。`;
}

function overtakenOr(facts: Facts, otherwise: string): string {
  const { by } = facts;
  return typeof by === 'string' && by !== '' ? overtaken(by, facts) : otherwise;
}

const MOVED = ['version_stale', 'wrong_state', 'case_wrong_step'];

/** Why something was left as it is, in a list: nobody writes there, so nothing that is written is spoken of. */
export function leftWords(problem: Known): string {
  const { by } = problem.facts;
  if (!MOVED.includes(problem.code)) return problemWords(problem);
  const who = typeof by === 'string' && by !== '' ? by : LEFT_BY_OTHERS;
  return LEFT(who, deedWords(problem.facts));
}

/** What is wrong with one field, to be said beside it. */
export function fieldWords({ code }: Pick<FieldProblem, 'code'>): string {
  return fieldSayings[code] ?? FIELD_OTHERWISE;
}

/** Brings the words of the codes that are met less often. Without a network they stay away, and the kind of answer is said. */
export async function bringProblemWords(): Promise<void> {
  try {
    ({
      SAID_LESS_OFTEN: saidLessOften,
      FIELD_WORDS: fieldSayings,
      deedWords,
    } = await import('./problems/all'));
  } catch {
    // Said is then what fits the kind of answer; the next problem asks again.
  }
}

/** As `bringProblemWords`, where this problem needs them: awaited before it is told. */
export async function bringWordsFor({
  code,
  fields,
  facts,
}: Pick<Problem, 'code' | 'fields' | 'facts'>): Promise<void> {
  const isKnown = (code in SAID_OFTEN && !('did' in facts)) || code in saidLessOften;
  if (isKnown && fields.every((field) => field.code in fieldSayings)) return;
  const patience = new Promise<void>((give) => setTimeout(give, WORDS_WAITED_FOR_MS));
  await Promise.race([bringProblemWords(), patience]);
}
