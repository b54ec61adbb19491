import { JOINT } from '../../texts/joint';
import { type Scale, scaleOf, type Segment, segmentsOn, type Sign, signsOn } from '../path/lanes';
import type { JointCase, JointLane } from './joint-query';

/** One agency on the line of time: all that it was asked in this case, what it has to do, and where it was invited. */
export interface AgencyLane {
  readonly agencyId: string;
  readonly agencyName: string;
  /** The latest of what it was asked: how it stands. */
  readonly now: JointLane;
  readonly segments: readonly Segment[];
  readonly signs: readonly Sign[];
}

export interface JointDrawing extends Scale {
  readonly lanes: readonly AgencyLane[];
}

/** Who leads it now; undefined where nobody does. */
export function leadNow({ lanes }: Pick<JointCase, 'lanes'>): JointLane | undefined {
  return lanes.find(({ part, ending }) => part === 'lead' && ending === null);
}

/** The agencies of a joint case on a common line of time, who leads now at the top. @param now milliseconds since 1970 */
export function jointDrawing({ lanes, plan, meetings }: JointCase, now: number): JointDrawing {
  const dues = [
    ...lanes.flatMap(({ deadlineAt }) => (deadlineAt === null ? [] : [deadlineAt])),
    ...plan.flatMap(({ state, dueAt }) => (state === 'open' ? [dueAt] : [])),
    ...meetings.flatMap(({ state, startsAt }) => (state === 'called' ? [startsAt] : [])),
  ];
  const scale = scaleOf(
    lanes.flatMap(({ stretches }) => stretches.slice(0, 1).map(({ since }) => Date.parse(since))),
    dues.map((due) => Date.parse(due)),
    now,
  );
  const drawn = byAgency(lanes).map((own): AgencyLane => {
    const { agencyId, agencyName } = own.now;
    const signs = [
      ...own.all.flatMap((lane) => signsOf(lane, now)),
      ...plan
        .filter((item) => item.agencyId === agencyId && (item.state === 'open' || item.state === 'done'))
        .map(({ state, what, dueAt, endedAt }) => ({
          kind: 'plan' as const,
          at: endedAt ?? dueAt,
          what: state === 'done' ? JOINT.signDone(what) : JOINT.signDue(what),
        })),
      ...meetings
        .filter(
          ({ state, invited }) =>
            state !== 'called_off' && invited.some((invitation) => invitation.agencyId === agencyId),
        )
        .map(({ startsAt, agenda }) => ({ kind: 'meeting' as const, at: startsAt, what: agenda })),
    ].sort((a, b) => (a.at < b.at ? -1 : 1));
    return {
      agencyId,
      agencyName,
      now: own.now,
      segments: own.all.flatMap(({ stretches }) => segmentsOn(scale, stretches, now)),
      signs: signsOn(scale, signs),
    };
  });
  return { ...scale, lanes: drawn };
}

type Kept = Omit<Sign, 'left' | 'row'>;

function signsOf({ handovers, breaches, deadlineAt }: JointLane, now: number): Kept[] {
  return [
    ...handovers.map(({ at, toAgencyName }) => ({ kind: 'custody' as const, at, what: toAgencyName })),
    ...breaches.map(({ at, words }) => ({ kind: 'breach' as const, at, what: words })),
    ...(deadlineAt === null || Date.parse(deadlineAt) <= now
      ? []
      : [{ kind: 'due' as const, at: deadlineAt, what: '' }]),
  ];
}

const PLACE: Readonly<Record<JointLane['part'], number>> = { lead: 0, beside: 1, support: 2 };

interface Grouped {
  readonly now: JointLane;
  readonly all: readonly JointLane[];
}

function byAgency(lanes: readonly JointLane[]): readonly Grouped[] {
  const groups = new Map<string, readonly JointLane[]>();
  for (const lane of lanes) groups.set(lane.agencyId, [...(groups.get(lane.agencyId) ?? []), lane]);
  return [...groups.values()]
    .flatMap((all): Grouped[] => {
      const now = all.find(({ ending }) => ending === null) ?? all.at(-1);
      return now === undefined ? [] : [{ now, all }];
    })
    .sort((a, b) => placeOf(a.now) - placeOf(b.now));
}

/** Where a lane stands: who leads first, what has ended last. */
export function placeOf({ part, ending }: JointLane): number {
  return ending === null ? PLACE[part] : 3;
}
