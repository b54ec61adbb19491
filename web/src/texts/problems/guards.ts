import { type Facts, itemsOf, type Sayings, textsOf } from './saying';

/** How many of the things to do are said at once; the case tells the others. */
const TODO_SAID = 2;

/** Who may lift a rule, as they are called. */
const ROLES: Readonly<Record<string, string>> = {
  supervisor: '督办员',
  station_head: '派出所所长',
  coordinator: '协调员',
};

/** What the rules say that stand in the way of mediation. */
export const GUARD_PROBLEMS: Sayings = {
  guard_stop: (facts) => {
    const rules = itemsOf(facts['because']);
    if (rules.length === 0) return '这件事已依法停止调解，只走法定程序。';
    return `依法不能调解：${titlesOf(rules)}。${todoOf(rules)}${liftingOf(rules, '解除')}`;
  },
  guard_hold: (facts) => {
    const rules = itemsOf(facts['because']);
    if (rules.length === 0) return '能不能调解还没有定，请先报督办员决定。';
    return `能不能调解要先定下来：${titlesOf(rules)}。${todoOf(rules)}${liftingOf(rules, '决定')}`;
  },
  guard_rule_not_found: '没有这一条规则，请刷新后再看。',
  guard_not_yours_to_lift: (facts) => {
    const roles = rolesOf(textsOf(facts['overridableBy']));
    return roles === '' ? '这一条规则谁也不能解除，请走法定程序。' : `这一条规则要由${roles}解除。`;
  },
  guard_already_lifted: '这一条规则已经解除，请刷新后再看。',
  guard_not_in_force: '这一条规则现在对此案不起作用，不用解除。',
};

function titlesOf(rules: readonly Facts[]): string {
  return rules.flatMap(({ title }) => (typeof title === 'string' ? [title] : [])).join('；');
}

function todoOf(rules: readonly Facts[]): string {
  const todo = [...new Set(rules.flatMap((rule) => textsOf(rule['todo'])))].slice(0, TODO_SAID);
  return todo.length === 0 ? '' : `接下来：${todo.join('；')}。`;
}

/** Whoever may lift every one of the rules. */
function liftingOf(rules: readonly Facts[], deed: string): string {
  const [first = [], ...others] = rules.map(({ liftableBy }) => textsOf(liftableBy));
  const roles = rolesOf(first.filter((role) => others.every((each) => each.includes(role))));
  return roles === '' ? '' : `可以请${roles}${deed}。`;
}

function rolesOf(codes: readonly string[]): string {
  return codes.map((code) => ROLES[code] ?? code).join('或');
}
