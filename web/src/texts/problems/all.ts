import { BOARD_PROBLEMS } from './board';
import { BULK_PROBLEMS } from './bulk';
import { CASE_PROBLEMS } from './cases';
import { DOCUMENT_PROBLEMS } from './documents';
import { EXCHANGE_PROBLEMS } from './exchange';
import { GUARD_PROBLEMS } from './guards';
import { IDENTITY_PROBLEMS } from './identity';
import { JOINT_PROBLEMS } from './joint';
import { NOTIFICATION_PROBLEMS } from './notifications';
import { PLATFORM_PROBLEMS } from './platform';
import { REFERRAL_PROBLEMS } from './referrals';
import type { Sayings } from './saying';
import { SLA_PROBLEMS } from './sla';

export { FIELD_WORDS } from './fields';
export { deedWords } from './saying';

/** What is said less often than what the first page brings along. */
export const SAID_LESS_OFTEN: Sayings = {
  ...PLATFORM_PROBLEMS,
  ...IDENTITY_PROBLEMS,
  ...CASE_PROBLEMS,
  ...GUARD_PROBLEMS,
  ...REFERRAL_PROBLEMS,
  ...SLA_PROBLEMS,
  ...DOCUMENT_PROBLEMS,
  ...EXCHANGE_PROBLEMS,
  ...NOTIFICATION_PROBLEMS,
  ...JOINT_PROBLEMS,
  ...BULK_PROBLEMS,
  ...BOARD_PROBLEMS,
};
