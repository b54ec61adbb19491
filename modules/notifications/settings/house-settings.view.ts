/** What holds for every message. */
export class HouseSettingsView {
  /** @example 「和解」 */
  signature: string;
  /** @example Asia/Shanghai */
  zone: string;
  /** @example 22:00 */
  quietFrom: string;
  /** @example 07:00 */
  quietTo: string;
  /** @example 30 */
  ticketDays: number;
  /** For If-Match. @example 1 */
  version: number;
}
