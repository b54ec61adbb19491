import { Injectable } from '@nestjs/common';
import type { Agency } from '../identity/index.js';
import { type AgencyProfile, GENERAL_PROFILE, knownEntries } from './agency-profile.js';
import { REFUSAL_REASONS, type RefusalCode } from './domain/refusal-reasons.js';
import { mediationBars } from './routing/mediation-bars.js';
import {
  type CaseFacts,
  isOfType,
  isSaid,
  mayBeOfType,
  type Objection,
  type Verdict,
  verdictOf,
} from './verdict.js';

export {
  type AgencyProfile,
  type ForbiddenDuty,
  GENERAL_PROFILE,
  type IntakeQuestion,
  type OfficialScope,
  type RequiredPaper,
} from './agency-profile.js';
export type { CaseFacts, Objection, Verdict } from './verdict.js';

/**
 * A kind of agency, plugged in with `AgencyPolicies.register`. The engine names no kind; a kind that no code knows works
 * by the general profile and what its agencies' rows say.
 */
export interface AgencyPolicy {
  readonly kind: string;
  /** Chinese name of the kind; its key where there is none. */
  readonly label?: string;
  readonly profile: Partial<AgencyProfile>;
  /**
   * Whether an agency of this kind can take this case at all. Asked before a referral is sent to it, and by routing for
   * each candidate. Default: it can.
   */
  guard?(facts: CaseFacts, agency: Agency): Verdict;
}

/** The kinds of agency the product knows. Each module of a kind registers its own while it starts. */
@Injectable()
export class AgencyPolicies {
  private readonly byKind = new Map<string, AgencyPolicy>();
  private madeKinds: ReadonlyMap<string, AgencyPolicy> = new Map();

  /** @throws Error when the kind is registered already: two policies for one kind would hide one of them */
  register(policy: AgencyPolicy): void {
    if (this.byKind.has(policy.kind)) throw new Error(`two policies for agency kind ${policy.kind}`);
    this.byKind.set(policy.kind, policy);
  }

  /**
   * The kinds that administrators made as data, all at once: those of before are forgotten. A kind that has grown a
   * module of its own since outranks its row.
   */
  useMadeKinds(policies: readonly AgencyPolicy[]): void {
    this.madeKinds = new Map(policies.map((policy) => [policy.kind, policy]));
  }

  /** Whether a module has registered the kind, so that no administrator can make it. */
  isBuiltIn(kind: string): boolean {
    return this.byKind.has(kind);
  }

  /** The policy of a kind, or null for a kind that nobody described. */
  of(kind: string): AgencyPolicy | null {
    return this.byKind.get(kind) ?? this.madeKinds.get(kind) ?? null;
  }

  /** Every known policy: registered ones in their order, then those made as data. */
  all(): readonly AgencyPolicy[] {
    const made = [...this.madeKinds.values()].filter(({ kind }) => !this.byKind.has(kind));
    return [...this.byKind.values(), ...made];
  }

  /** The profile an agency works under: the general one, its kind's, then its own row's, each over the one before. */
  profileOf(agency: Pick<Agency, 'kind' | 'profile'>): AgencyProfile {
    return { ...GENERAL_PROFILE, ...this.of(agency.kind)?.profile, ...knownEntries(agency.profile) };
  }

  /**
   * Whether the agency takes this type of dispute and its kind's guard lets the case through, with every objection. Type
   * codes are two digits a level: an agency that takes `01` takes `0105`, and one that takes `0105` is not ruled out by
   * `01`, which may turn out to be it.
   */
  verdict(agency: Agency, facts: CaseFacts): Verdict {
    const profile = this.profileOf(agency);
    const guarded = this.of(agency.kind)?.guard?.(facts, agency) ?? { ok: true };
    return verdictOf(
      [
        ...outsideCapabilities(agency, profile, facts),
        ...outsideModes(profile, facts),
        ...forbiddenDuties(profile, facts),
        ...(profile.mediatesOnly ? mediationBars(facts) : []),
        ...(guarded.ok ? [] : guarded.reasons),
      ],
      guarded.ok ? guarded.notes : [],
    );
  }

  /** Whether a refusal with this reason stands at once when this agency gives it. */
  refusalIsFinal(agency: Pick<Agency, 'kind' | 'profile'>, reason: RefusalCode): boolean {
    if (REFUSAL_REASONS[reason].review === 'none') return true;
    const profile = this.profileOf(agency);
    return (profile.refusalByReason[reason] ?? profile.refusal) === 'final';
  }
}

/** Whose field it is bears on who handles a dispute; what somebody knows of it may be asked of anybody. */
function outsideCapabilities(agency: Agency, profile: AgencyProfile, facts: CaseFacts): Objection[] {
  if (facts.mode === 'consult') return [];
  const own = agency.capabilities.length > 0 ? agency.capabilities : profile.capabilities;
  if (facts.typeCode === null || own.length === 0) return [];
  if (isOfType(facts, ...own) || mayBeOfType(facts, ...own)) return [];
  return [{ code: 'type_not_taken', text: '该单位不办理此类纠纷', source: null }];
}

function outsideModes({ modes }: AgencyProfile, { mode }: CaseFacts): Objection[] {
  if (mode === null || modes.length === 0 || modes.includes(mode)) return [];
  return [{ code: 'mode_not_taken', text: '该单位不以这种方式参与', source: null }];
}

function forbiddenDuties({ negativeScope }: AgencyProfile, facts: CaseFacts): Objection[] {
  return negativeScope
    .filter(({ duty }) => isOfType(facts, duty) || isSaid(facts, duty))
    .map(({ duty, text, source }) => ({ code: `forbidden_duty:${duty}`, text, source }));
}
