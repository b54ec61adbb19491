import type { FieldProblem } from '../../../src/kernel/errors.js';
import type { AgencyKind } from '../domain/agency-kind.js';
import { CLOSE_OUTCOMES } from '../domain/close-outcome.js';
import { FACT_CODES, NUMBER_CODES } from '../domain/fact-codes.js';
import { leadsNowhere, type GuardRule } from '../domain/guard-rule.js';
import { mayStopOn } from '../domain/legal-basis.js';
import { LEGAL_PATH_KINDS, type LegalPath } from '../domain/legal-path.js';
import { RISK_LEVELS } from '../domain/risk-level.js';
import { condition } from './condition-shape.js';
import type { ReferenceKind } from './reference-kinds.js';
import {
  amount,
  and,
  flag,
  like,
  list,
  nullable,
  oneOf,
  optional,
  percent,
  problem,
  record,
  text,
  type Shape,
} from './shape.js';

const CASE_ROLES = ['officer', 'intake', 'handler', 'mediator', 'supervisor', 'station_head', 'coordinator'];

const typeCode = like(/^\d{2}(\d{2})?$/, 'a type code of two or four digits');
const name = like(/^[a-z][a-z0-9_]{0,62}$/, 'a name of small letters, digits and underscores');
const basis = list(
  record({ source: text, article: text, mark: oneOf('verified', 'secondary', 'memory', 'design') }),
  { least: 1 },
);
const due = record({ amount: amount(), unit: oneOf('min', 'h', 'CD', 'WD', 'month') });
const risk = oneOf(...RISK_LEVELS);

const guardRule = (agencyKind: Shape): Shape =>
  and<GuardRule>(
    record({
      code: like(/^R\d{1,4}$/, 'a rule code such as R27'),
      title: text,
      condition,
      outcome: oneOf('STOP', 'HOLD', 'DIVERT', 'ALLOW_COND'),
      todo: list(text, { least: 1 }),
      legalBasis: basis,
      mayStop: flag,
      binds: everyoneOr(list(agencyKind, { least: 1 })),
      overridableBy: list(oneOf(...CASE_ROLES)),
      blockedForms: optional(list(text)),
      opensPaths: optional(list(oneOf(...LEGAL_PATH_KINDS))),
    }),
    (rule, path) => [
      ...(rule.mayStop && !mayStopOn(rule.legalBasis)
        ? [
            problem(
              `${path}.mayStop`,
              'stop_without_source',
              'A rule resting on nothing that was read may only warn.',
            ),
          ]
        : []),
      ...(leadsNowhere(rule)
        ? [
            problem(
              `${path}.opensPaths`,
              'stop_leads_nowhere',
              'Name the path on which a stopped case goes on.',
            ),
          ]
        : []),
    ],
  );

const triggerWords = list(record({ word: text, exceptIn: optional(list(text)) }));

const fact = record({
  code: oneOf(...FACT_CODES),
  question: text,
  triggerWords,
  suggestedByTypes: optional(list(typeCode)),
  isSafety: optional(flag),
  askStage: oneOf('before_mediation', 'during_mediation'),
  askForTypes: optional(list(typeCode)),
  askAfter: optional(oneOf(...FACT_CODES)),
});

const pathStep = (agencyKind: Shape): Shape =>
  record({
    code: name,
    title: text,
    clock: nullable(name),
    due: nullable(due),
    startsOn: name,
    raises: optional(name),
    repeat: optional(record({ every: due, untilCleanInARow: amount(1) })),
    toKinds: list(agencyKind),
    tells: optional(list(agencyKind)),
    legalBasis: basis,
  });

const disputeType = (agencyKind: Shape): Shape =>
  record({
    code: typeCode,
    name: text,
    parentCode: nullable(like(/^\d{2}$/, 'a first-level code')),
    leadAgencyKinds: list(agencyKind, { least: 1 }),
    supportingAgencyKinds: list(agencyKind),
    expertFields: list(text),
    legalAnchor: basis,
    policeSubType: text,
    civilCausePart: nullable(text),
    governanceType: text,
  });

const closeTerm = record({ label: text, isSettling: flag, needsNoticeOfOtherWays: flag });

/**
 * The form of a document of this kind, checked before it is kept.
 * @param agencyKinds the kinds of agency that it may name
 */
export function referenceShape(kind: ReferenceKind, agencyKinds: readonly AgencyKind[]): Shape {
  const agencyKind = oneOf(...agencyKinds);
  switch (kind) {
    case 'guard_rules':
      return onceEach(list(guardRule(agencyKind), { least: 1 }));
    case 'legal_paths':
      return eachKindOnce(
        list(
          record({
            kind: oneOf(...LEGAL_PATH_KINDS),
            title: text,
            steps: onceEach(list(pathStep(agencyKind), { least: 1 })),
          }),
        ),
      );
    case 'dispute_types':
      return withParents(onceEach(list(disputeType(agencyKind), { least: 1 })));
    default:
      return SHAPES[kind];
  }
}

/** Of the documents that name no kind of agency. */
const SHAPES: Readonly<
  Record<Exclude<ReferenceKind, 'guard_rules' | 'legal_paths' | 'dispute_types'>, Shape>
> = {
  fact_catalogue: record({
    facts: complete(list(fact), FACT_CODES),
    numbers: onceEach(
      list(
        record({ code: oneOf(...NUMBER_CODES), question: text, askAfter: optional(oneOf(...FACT_CODES)) }),
      ),
    ),
  }),
  risk_triggers: record({
    triggers: onceEach(list(record({ code: name, level: risk, condition, reason: text, legalBasis: basis }))),
    otherwise: risk,
  }),
  lane_limits: record({
    maxAgencies: amount(1),
    risks: list(risk),
    maxAmountFen: amount(),
    peopleBelow: amount(1),
  }),
  duplicate_weights: record({
    samePhone: amount(),
    sameIdentity: amount(),
    samePlace: amount(),
    sameNarrative: amount(),
    sameType: amount(),
    closeInTime: amount(),
    placeSimilarFrom: amount(),
    narrativeSimilarFrom: amount(),
    closeWithinHours: amount(),
    likelyFrom: amount(1),
    possibleFrom: amount(1),
  }),
  danger_scale: record({
    items: onceEach(
      list(record({ code: like(/^[A-Z]\d{1,2}$/, 'a code such as D10'), question: text, isSpecial: flag }), {
        least: 1,
      }),
    ),
    lowUpTo: amount(),
    highFrom: amount(1),
    legalBasis: basis,
  }),
  close_terms: record(Object.fromEntries(CLOSE_OUTCOMES.map((outcome) => [outcome, closeTerm]))),
  case_terms: record({
    reopenWithinDays: amount(1),
    compareWithinDays: amount(1),
    onTheSpotSamplePercent: optional(percent),
    previewedPartiesPerHour: optional(amount(1)),
    statutoryStarts: list(
      record({
        types: list(typeCode, { least: 1 }),
        from: oneOf('application_received', 'legally_accepted'),
      }),
    ),
    limitKinds: list(record({ types: list(typeCode, { least: 1 }), kind: text })),
    consentOnlyKinds: list(text),
  }),
  referral_terms: record({
    maxHops: amount(1),
    holdWorkingDays: amount(1),
    holdWithoutHeadWorkingDays: amount(),
    holdsTogetherWorkingDays: amount(1),
    reopenWithinDays: amount(1),
    senderReopensSimpleWithinDays: amount(1),
  }),
  type_words: onceEach(list(record({ code: typeCode, words: triggerWords }))),
};

interface Coded {
  readonly code: string;
}

function onceEach(shape: Shape): Shape {
  return and<readonly Coded[]>(shape, (entries, path) => repeated(entries, path));
}

/** A case opens a path of a kind once. */
function eachKindOnce(shape: Shape): Shape {
  return and<readonly LegalPath[]>(shape, (paths, path) =>
    paths.flatMap(({ kind }, index) =>
      paths.findIndex((each) => each.kind === kind) < index
        ? [problem(`${path}[${index}].kind`, 'repeated', `${kind} stands here twice.`)]
        : [],
    ),
  );
}

function complete(shape: Shape, codes: readonly string[]): Shape {
  return and<readonly Coded[]>(shape, (entries, path) => {
    const missing = codes.filter((code) => !entries.some((entry) => entry.code === code));
    return [
      ...repeated(entries, path),
      ...missing.map((code) =>
        problem(path, 'entry_missing', `The entry ${code} is missing; rules ask for it.`),
      ),
    ];
  });
}

function withParents(shape: Shape): Shape {
  return and<readonly (Coded & { readonly parentCode: string | null })[]>(shape, (types, path) =>
    types.flatMap(({ code, parentCode }, index) => {
      const expected = code.length === 2 ? null : code.slice(0, 2);
      const isThere = expected === null || types.some((each) => each.code === expected);
      return parentCode === expected && isThere
        ? []
        : [
            problem(
              `${path}[${index}].parentCode`,
              'parent_unknown',
              `The parent of ${code} must be ${expected ?? 'null'}.`,
            ),
          ];
    }),
  );
}

function everyoneOr(shape: Shape): Shape {
  return (value, path) => (value === 'everyone' ? [] : shape(value, path));
}

function repeated(entries: readonly Coded[], path: string): FieldProblem[] {
  return entries.flatMap(({ code }, index) =>
    entries.findIndex((each) => each.code === code) < index
      ? [problem(`${path}[${index}].code`, 'repeated', `${code} stands here twice.`)]
      : [],
  );
}
