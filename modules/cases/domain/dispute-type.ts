import type { AgencyKind } from './agency-kind.js';
import type { LegalBasis } from './legal-basis.js';

/** One entry of the taxonomy, of the first or the second level. Data; platform codes. */
export interface DisputeType {
  /** Two digits on the first level, four on the second. */
  readonly code: string;
  /** Chinese. */
  readonly name: string;
  readonly parentCode: string | null;
  /** The first leads; the others where the first does not exist or the case asks for them. */
  readonly leadAgencyKinds: readonly AgencyKind[];
  readonly supportingAgencyKinds: readonly AgencyKind[];
  /** Chinese names of expert fields. */
  readonly expertFields: readonly string[];
  readonly legalAnchor: readonly LegalBasis[];
  /** Sub-type in the police's own call records; no official code values are known. */
  readonly policeSubType: string;
  /** Part of the causes of civil action (2026); null where it is no civil matter, or could be any. */
  readonly civilCausePart: string | null;
  /** One of the seventeen types of the comprehensive-governance platform. */
  readonly governanceType: string;
}
