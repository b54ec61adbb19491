/** Who did or saw what, when and from where. */
export class AuditRowView {
  /** @example 1024 */
  id: number;
  /** @example 2026-03-05T01:00:00.000Z */
  at: string;
  /** @example user */
  actorKind: string;
  /** @example 0198c0de-0000-7000-8000-000000000011 */
  actorUserId: string | null;
  /** @example 张某甲 */
  actorName: string;
  /** In whose name. @example 0198c0de-0000-7000-8000-000000000021 */
  agencyId: string | null;
  /** @example party.revealed */
  action: string;
  /** @example party */
  subjectType: string;
  /** @example 0198c0de-0000-7000-8000-000000000061 */
  subjectId: string;
  /** Field names and codes; never the personal data itself. @example {"fields": ["phone"]} */
  detail: Record<string, unknown>;
  /** @example 127.0.0.1 */
  ip: string | null;
  /** @example 0198c0de-0000-7000-8000-000000000071 */
  requestId: string;
}

/** One thing that is not as it was sealed. */
export class AuditFindingView {
  /** @example row_altered */
  kind: string;
  /** The row's id, the seal's batch or the anchor's line. @example 1024 */
  place: string;
}

/** What the whole trail was found to be. */
export class AuditVerificationView {
  /** @example 20480 */
  rowsChecked: number;
  /** @example 512 */
  sealsChecked: number;
  /** Newer than the last seal: nothing proves them yet. @example 3 */
  unsealedRows: number;
  /** Empty: nobody has touched it. */
  findings: AuditFindingView[];
  /** Without the anchors file of a sealing process, seals cut off at the end do not show. @example true */
  hasAnchors: boolean;
}

/** A page of the audit trail, the newest first. */
export class AuditPageView {
  items: AuditRowView[];
  /** @example null */
  nextCursor: string | null;
}
