import type { Page } from '../../../src/platform/http/page.js';
import type { BreachEntry } from '../breaches/breaches.js';
import type { Escalation } from '../escalations/escalations.js';
import { ShareView } from './clock.view.js';
import { instant } from './instant.js';

/** A step of a ladder that was told to somebody. */
export class EscalationView {
  id: string;
  clockId: string;
  /** @example 'accept' */
  clockName: string;
  caseId: string | null;
  /** @example 'referral' */
  subjectType: string;
  subjectId: string;
  /** @example '1' */
  level: string;
  /** In what capacity it was told. @example 'owner_head' */
  role: string;
  agencyId: string | null;
  /** Steps of one key went to the same people and may be shown together. */
  coalescingKey: string;
  dueAt: string;
  firedAt: string;
  deadlineAt: string | null;
  /** Nobody could be told. */
  unattended: boolean;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;

  static of(escalation: Escalation): EscalationView {
    return {
      id: escalation.id,
      clockId: escalation.clockId,
      clockName: escalation.clockName,
      caseId: escalation.caseId,
      subjectType: escalation.subjectType,
      subjectId: escalation.subjectId,
      level: escalation.level,
      role: escalation.role,
      agencyId: escalation.agencyId,
      coalescingKey: escalation.coalescingKey,
      dueAt: instant(escalation.dueAt),
      firedAt: instant(escalation.firedAt),
      deadlineAt: instant(escalation.deadlineAt),
      unattended: escalation.unattended,
      acknowledgedAt: instant(escalation.acknowledgedAt),
      acknowledgedBy: escalation.acknowledgedBy,
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
  /** @example 'service' */
  class: string;
  caseId: string | null;
  ownerAgencyId: string;
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
      class: breach.class,
      caseId: breach.caseId,
      ownerAgencyId: breach.ownerAgencyId,
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
