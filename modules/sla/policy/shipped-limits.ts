import { isDeepStrictEqual } from 'node:util';
import { defaultPolicy } from '../seed/default-policy.js';
import type { EscalationStep, PolicyDefinition, RuleTime, TargetRule } from './policy-definition.js';

/** A version of the house-wide policy. */
export interface KeptVersion {
  readonly definition: PolicyDefinition;
  /** The product wrote it itself: at the first start, or when it learned of a clock. */
  readonly isOurs: boolean;
}

/** In what a policy has fallen behind what the product ships by now. What the house has set itself is no part of it. */
export interface BehindShipped {
  /** Clocks that the policy says nothing of. */
  readonly clocks: readonly string[];
  /** Limits of clocks it knows that it never had, by the keys of their rules. */
  readonly limits: readonly string[];
  /** Limits that it keeps as they were shipped once, and in what they are shipped otherwise. */
  readonly older: readonly { readonly key: string; readonly changes: readonly string[] }[];
  /** Ladders that it never had, or keeps as they were shipped once. */
  readonly ladders: readonly string[];
}

/** @param versions every version of the house-wide policy, the oldest first; at least one */
export function behindShipped(versions: readonly KeptVersion[]): BehindShipped {
  const inForce = versions.at(-1)?.definition;
  if (inForce === undefined) throw new Error('a policy has at least one version');
  const shipped = plain(defaultPolicy());
  const known = new Set(inForce.rules.map(({ clock }) => clock));
  const rules = shipped.rules.filter(({ clock }) => known.has(clock));
  const kept = new Map(inForce.rules.map((rule) => [rule.key, rule]));
  const firstRules = firsts(versions, ({ rules: of }) => of.map((rule) => [rule.key, rule]));
  const firstLadders = firsts(versions, ({ ladders }) => Object.entries(ladders));
  const isBehind = (name: string, ladder: readonly EscalationStep[]): boolean =>
    !firstLadders.has(name) || isKeptOf(firstLadders.get(name), inForce.ladders[name], ladder);
  return {
    clocks: [...new Set(shipped.rules.map(({ clock }) => clock))].filter((clock) => !known.has(clock)),
    limits: rules.flatMap(({ key }) => (firstRules.has(key) ? [] : [key])),
    older: rules.flatMap((rule) => {
      const own = kept.get(rule.key);
      if (own === undefined || !isKeptOf(firstRules.get(rule.key), own, rule)) return [];
      return [{ key: rule.key, changes: changesOf(own, rule) }];
    }),
    ladders: Object.entries(shipped.ladders).flatMap(([name, ladder]) =>
      isBehind(name, ladder) ? [name] : [],
    ),
  };
}

interface First<Part> {
  readonly part: Part;
  readonly isOurs: boolean;
}

/** Each part as the version had it that brought it. */
function firsts<Part>(
  versions: readonly KeptVersion[],
  partsOf: (definition: PolicyDefinition) => readonly (readonly [string, Part])[],
): ReadonlyMap<string, First<Part>> {
  const found = new Map<string, First<Part>>();
  for (const { definition, isOurs } of versions) {
    for (const [name, part] of partsOf(definition)) {
      if (!found.has(name)) found.set(name, { part, isOurs });
    }
  }
  return found;
}

/** Ours, untouched since it came, and shipped otherwise by now. */
function isKeptOf<Part>(first: First<Part> | undefined, own: Part | undefined, shipped: Part): boolean {
  const isUntouched = first?.isOurs === true && isDeepStrictEqual(own, first.part);
  return isUntouched && !isDeepStrictEqual(own, shipped);
}

function changesOf(own: TargetRule, shipped: TargetRule): string[] {
  const fields = [...new Set([...Object.keys(own), ...Object.keys(shipped)])] as (keyof TargetRule)[];
  return fields
    .filter((field) => !isDeepStrictEqual(own[field], shipped[field]))
    .map((field) =>
      field === 'time' ? `time ${timeInWords(own.time)} → ${timeInWords(shipped.time)}` : field,
    );
}

function timeInWords(time: RuleTime | null): string {
  if (time === null) return 'none';
  return time.unit === 'given' ? 'given' : `${time.amount} ${time.unit}`;
}

/** As it comes back from the database. */
function plain(definition: PolicyDefinition): PolicyDefinition {
  return JSON.parse(JSON.stringify(definition)) as PolicyDefinition;
}
