/** How lists of tasks are ordered, and how long a claim holds. */
export class TaskSettingsView {
  /** How much earlier than its deadline a red task counts. @example 1440 */
  redHeadStartMinutes: number;
  /** How much earlier an orange one counts. @example 240 */
  orangeHeadStartMinutes: number;
  /** @example 10 */
  claimMinutes: number;
  /** For If-Match. @example 1 */
  version: number;
}
