/**
 * The routes that refuse without If-Match, as the description writes them: they change a thing that others may have changed
 * meanwhile. What only adds to a thing (a note, a party, a fact) asks for no version. A test asks every route and finds
 * out where this list is wrong.
 */
const VERSIONED: readonly RegExp[] = [
  /^PATCH /,
  /^PUT \/(message-texts\/|notification-settings$|task-settings$)/,
  /^POST \/(reference\/\{kind\}|routing-rules)$/,
  /^POST \/agencies\/\{id\}\/(activation|deactivation)$/,
  /^POST \/cases\/\{id\}\/(settlement|triage|taking|extension-request|extension-decision|closure|reopening|consent-withdrawal|legal-stop|lane|risk|official-acceptance|assignment|merge)$/,
  // Every step of the workflow, and not what is said or arranged beside it.
  /^POST \/referrals\/\{id\}\/(?!(notes|assignment|relay|claim|waiver|approval|approval-request|chases|extension-request|extension-decision|reroute-proposal|reroute-refusal)$)/,
];

/**
 * @param method in any letters
 * @param path without the prefix of the interface, parameters in braces
 */
export function asksForVersion(method: string, path: string): boolean {
  return VERSIONED.some((pattern) => pattern.test(`${method.toUpperCase()} ${path}`));
}
