import type { Page } from '../../../src/platform/http/page.js';
import type { BreachEntry } from '../breaches/breaches.js';
import type { Escalation } from '../escalations/escalations.js';
import { clockTask } from '../clock-tasks.js';
import { LADDER_ROLE_WORDS } from '../ladder-role-words.js';
import { ShareView } from './clock.view.js';
import { instant } from './instant.js';

/** A step of a ladder that was told to somebody. */
export class EscalationView {
  id: string;
  clockId: string;
  /** @example 'accept' */
  clockName: string;
  /** What was to be done in time. @example 签收 */
  words: string;
  caseId: string | null;
  /** Number of its case. @example 和〔2026〕草堂所第000123号 */
  caseNumber: string | null;
  /** The dispute type, as far as the reader may know it. @example '1001' */
  typeCode: string | null;
  /** @example 拖欠工资 */
  typeName: string | null;
  /** @example 'referral' */
  subjectType: string;
  subjectId: string;
  /** @example '1' */
  level: string;
  /** In what capacity it was told. @example 'owner_head' */
  role: string;
  /** The same in words. @example 承办单位负责人 */
  roleWords: string;
  /** The agency it was told in; null for what was told over an area. */
  agencyId: string | null;
  /** @example 青羊区人力资源和社会保障局 */
  agencyName: string | null;
  /** The agency that is charged. */
  ownerAgencyId: string;
  /** @example 青羊区人力资源和社会保障局 */
  ownerAgencyName: string;
  /** Steps of one key went to the same people and may be shown together. */
  coalescingKey: string;
  dueAt: string;
  firedAt: string;
  deadlineAt: string | null;
  /** Nobody could be told. */
  unattended: boolean;
  /** Why somebody raised it by hand; null for a step of the ladder. @example 两次催办无人答复 */
  reason: string | null;
  /** Who raised it by hand. @example 萧某 */
  raisedByName: string | null;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  /** @example 陈警官 */
  acknowledgedByName: string | null;

  static of(escalation: Escalation): EscalationView {
    return {
      id: escalation.id,
      clockId: escalation.clockId,
      clockName: escalation.clockName,
      words: clockTask({ name: escalation.clockName, subjectType: escalation.subjectType }),
      caseId: escalation.caseId,
      caseNumber: escalation.caseNumber,
      typeCode: escalation.typeCode,
      typeName: escalation.typeName,
      subjectType: escalation.subjectType,
      subjectId: escalation.subjectId,
      level: escalation.level,
      role: escalation.role,
      roleWords: LADDER_ROLE_WORDS[escalation.role],
      agencyId: escalation.agencyId,
      agencyName: escalation.agencyName,
      ownerAgencyId: escalation.ownerAgencyId,
      ownerAgencyName: escalation.ownerAgencyName,
      coalescingKey: escalation.coalescingKey,
      dueAt: instant(escalation.dueAt),
      firedAt: instant(escalation.firedAt),
      deadlineAt: instant(escalation.deadlineAt),
      unattended: escalation.unattended,
      reason: escalation.reason,
      raisedByName: escalation.raisedByName,
      acknowledgedAt: instant(escalation.acknowledgedAt),
      acknowledgedBy: escalation.acknowledgedBy,
      acknowledgedByName: escalation.acknowledgedByName,
    };
  }
}

/** A page of escalations. */
export class EscalationPageView {
  items: EscalationView[];
  nextCursor: string | null;

  static of({ items, nextCursor }: Page<Escalation>): EscalationPageView {
    return { items: items.map((item) => EscalationView.of(item)), nextCursor };
  }
}

/** Why a breach is not charged. */
export class WaiverView {
  reason: string;
  decidedBy: string;
  at: string;
}

/** A deadline that passed. */
export class BreachView {
  id: string;
  clockId: string;
  /** @example 1 */
  cycle: number;
  /** @example 'accept' */
  name: string;
  /** What was to be done in time. @example 签收 */
  words: string;
  /** @example 'service' */
  class: string;
  /** @example 'referral' */
  subjectType: string;
  subjectId: string;
  caseId: string | null;
  /** Number of its case. @example 和〔2026〕草堂所第000123号 */
  caseNumber: string | null;
  /** The dispute type, as far as the reader may know it. @example '1001' */
  typeCode: string | null;
  /** @example 拖欠工资 */
  typeName: string | null;
  ownerAgencyId: string;
  /** @example 青羊区人力资源和社会保障局 */
  ownerAgencyName: string;
  deadlineAt: string;
  detectedAt: string;
  /** Counted time by custodian up to the deadline. */
  shares: ShareView[];
  /** A re-issue of the policy put the deadline into the past; charged to nobody. */
  policyInduced: boolean;
  waiver: WaiverView | null;

  static of(breach: BreachEntry): BreachView {
    const { waiver } = breach;
    return {
      id: breach.id,
      clockId: breach.clockId,
      cycle: breach.cycle,
      name: breach.name,
      words: clockTask(breach),
      class: breach.class,
      subjectType: breach.subjectType,
      subjectId: breach.subjectId,
      caseId: breach.caseId,
      caseNumber: breach.caseNumber,
      typeCode: breach.typeCode,
      typeName: breach.typeName,
      ownerAgencyId: breach.ownerAgencyId,
      ownerAgencyName: breach.ownerAgencyName,
      deadlineAt: instant(breach.deadlineAt),
      detectedAt: instant(breach.detectedAt),
      shares: breach.shares.map(({ owner, elapsedMs }) => ({ ownerAgencyId: owner, elapsedMs })),
      policyInduced: breach.policyInduced,
      waiver: waiver === null ? null : { ...waiver, at: instant(waiver.at) },
    };
  }
}

/** A page of breaches. */
export class BreachPageView {
  items: BreachView[];
  nextCursor: string | null;

  static of({ items, nextCursor }: Page<BreachEntry>): BreachPageView {
    return { items: items.map((item) => BreachView.of(item)), nextCursor };
  }
}
