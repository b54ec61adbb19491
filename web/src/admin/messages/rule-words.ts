import { MESSAGES } from '../../texts/admin-messages';
import { useWords } from '../../words/words';
import { audienceOf, type AudiencePart, type NoticeRule } from './message-queries';

/** Vocabularies in which a value of a condition may have its word. */
const VOCABULARIES = [
  'clock_band',
  'risk_level',
  'referral_mode',
  'clock',
  'referral_state',
  'case_state',
  'ladder_role',
];

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
  const valueWord = (value: ConditionValue): string => {
    if (value === null) return MESSAGES.empty;
    if (typeof value === 'boolean') return value ? MESSAGES.yes : MESSAGES.no;
    const code = String(value);
    const own = MESSAGES.values[code];
    if (own !== undefined) return own;
    return VOCABULARIES.map((name) => word(name, code)).find((found) => found !== code) ?? code;
  };
  return (rule) => {
    const conditions = Object.entries(rule.condition).map(([field, values]) =>
      MESSAGES.condition(fieldWord(field), (values as ConditionValue[]).map(valueWord).join('、')),
    );
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
