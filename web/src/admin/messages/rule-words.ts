import { MESSAGES } from '../../texts/admin-messages';
import { useScreenWords } from '../../words/screen-words';
import { useWords } from '../../words/words';
import { audienceOf, type AudiencePart, type NoticeRule } from './message-queries';

/** Vocabularies in which a value of a condition may have its word. */
const VOCABULARIES = ['clock_band', 'risk_level', 'referral_mode', 'clock', 'case_state', 'ladder_role'];
/** The events of a referral; what happens to a case has states of its own. */
const OF_REFERRALS = 'referral.';

/** A value that a payload field may have. */
type ConditionValue = string | number | boolean | null;

/** What a rule says, in words. */
interface RuleWords {
  readonly event: string;
  readonly audience: readonly string[];
  readonly says: string;
  readonly urgency: string;
}

/** Tells rules in words; what has none is shown as it is. */
export function useRuleWords(): (rule: NoticeRule) => RuleWords {
  const word = useWords();
  const screenWord = useScreenWords();
  const stateWord = (code: string): string | null => {
    const known = screenWord(code);
    if (known === null) return null;
    return known.ending === null ? known.word : MESSAGES.ended(known.word, known.ending);
  };
  const valueWord = (value: ConditionValue, eventType: string): string => {
    if (value === null) return MESSAGES.empty;
    if (typeof value === 'boolean') return value ? MESSAGES.yes : MESSAGES.no;
    const code = String(value);
    const own = MESSAGES.values[code];
    if (own !== undefined) return own;
    const state = eventType.startsWith(OF_REFERRALS) ? stateWord(code) : null;
    if (state !== null) return state;
    return VOCABULARIES.map((name) => word(name, code)).find((found) => found !== code) ?? code;
  };
  return (rule) => {
    const conditions = Object.entries(rule.condition).map(([field, values]) => {
      const words = (values as ConditionValue[]).map((value) => valueWord(value, rule.eventType));
      // Several states have one word.
      return MESSAGES.condition(fieldWord(field), [...new Set(words)].join('、'));
    });
    const only = conditions.length === 0 ? '' : MESSAGES.only(conditions.join('，'));
    return {
      event: `${word('event', rule.eventType)}${only}`,
      audience: audienceOf(rule).map((part) => partWords(part, (role) => word('role', role))),
      says: word('notice', rule.code),
      urgency: word('urgency', rule.urgency),
    };
  };
}

/** Whom a part reaches: 受办单位的受理员、单位负责人. */
function partWords(part: AudiencePart, word: (role: string) => string): string {
  const { kind, roles = [], role = '', otherwise = false } = part;
  const lead = otherwise ? MESSAGES.otherwise : '';
  const place = placeWords(part);
  if (kind === 'users') return `${lead}${place}`;
  return `${lead}${MESSAGES.partOf(place, kind === 'agency' ? roles.map(word).join('、') : word(role))}`;
}

/** Of what or whom a part takes its people. */
export function placeWords({ kind, field }: AudiencePart): string {
  const words = fieldWord(field);
  return kind === 'area_of_agency' ? MESSAGES.areaOf(words) : words;
}

function fieldWord(field: string): string {
  return MESSAGES.fields[field] ?? field;
}
