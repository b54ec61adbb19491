/**
 * Every condition the guard rules R1–R26, the risk levels and the lanes speak about. A case carries one answer a code.
 * The Chinese question and the trigger words of each code are data: `seed/fact-catalogue.ts`.
 */
export const FACT_CODES = [
  'domestic_violence',
  'dv_d6',
  'dv_special_item',
  'weapon',
  'threat_to_kill',
  'self_harm',
  'mental_crisis',
  'minor_harmed',
  'suspected_crime',
  'gang',
  'repeat_offender',
  'party_refuses',
  'new_violation_in_mediation',
  'suspect_absconded',
  'public_security_violation',
  'violation_minor',
  'violation_civil_origin',
  'violation_mediable',
  'case_filed',
  'school_bullying',
  'already_before_other_body',
  'labour_violation',
  'status_or_title_claim',
  'admin_act',
  'sham_or_collusion',
  'group_size',
  'group_escalating',
  'noise_dispute',
  'noise_prior_steps',
  'conflict_of_interest',
  'report_content',
  'partner_gets_personal_data',
  'violence',
  'emotional_extreme',
  'screening_only',
] as const;

export type FactCode = (typeof FACT_CODES)[number];

/** Counted or measured circumstances; an absent number is unknown. Amounts are in fen. */
export const NUMBER_CODES = [
  'danger_scale_score',
  'workers_same_claim',
  'petitioners',
  'people_involved',
  'violent_calls_6_months',
  'similar_calls_30_days',
  'agencies_involved',
  'amount_fen',
] as const;

export type NumberCode = (typeof NUMBER_CODES)[number];
