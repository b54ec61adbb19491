import { assertNever } from '../../../src/kernel/assert-never.js';
import type { ClockRow } from '../../sla/index.js';
import type { CaseClock, ClockEffect, TaskClock } from '../domain/transitions.js';
import { isFrozen } from '../domain/frozen.js';
import { refreshBindingDeadline } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { moveDispatchClock } from './dispatch.js';
import type { Step, Told } from './step.js';

/** What is needed to know of a clock how long it is and whose; a step has all of it. */
export type ClockGround = Pick<Step<unknown>, 'tx' | 'world' | 'theCase' | 'profile'>;

type Verb = 'start' | 'stop' | 'pause' | 'resume' | 'restart' | 'reopen' | 'escalate';

/** A question has one clock, the answer's; nothing that only work would start runs on it (docs/adr/0007). */
const NOT_IN_CONSULT: ReadonlySet<TaskClock> = new Set(['first_contact', 'update']);

/** What of other referrals is the time to decide and the time to do it is one time to answer here. */
const ANSWER: ReadonlySet<TaskClock> = new Set(['accept', 'resolve']);

/** Once consent is withdrawn nobody is to be called, and nothing told but the report (workflow.md §1.1). */
const NOT_WHEN_FROZEN: ReadonlySet<TaskClock> = new Set(['first_contact', 'update']);

/** The clock that must run before `accept` may rest: while nobody else owes anything, the recipient does (I9). */
const RESTS_WHILE: Readonly<Record<string, TaskClock>> = { request_info: 'info_supply', reject: 'review' };

/** Moves the clocks as the row says. `stop all` first, so that what starts in the same step goes on. */
export async function moveClocks(step: Step<unknown>, after: Referral, told: Told): Promise<void> {
  const effects = counterClocksFirst(step.row.clocks);
  await step.world.clocks.inOneGo(step.tx, namedIn(effects, after), async (tx) => {
    for (const effect of effects) await move({ ...step, tx }, after, told, effect);
    await moveDispatchClock({ ...step, tx }, after);
  });
  if (step.row.clocks.length > 0) await refreshBindingDeadline(step.tx, after.id);
}

/** The clocks of the referral that the effects name. */
function namedIn(
  effects: readonly ClockEffect[],
  after: Referral,
): { readonly subjectId: string; readonly name: string }[] {
  const names = effects
    .filter((effect) => effect !== 'stop all' && !isCaseEffect(effect))
    .map((effect) => keptAs(after, effect.split(' ')[1] as TaskClock));
  return [...new Set(names)].map((name) => ({ subjectId: after.id, name }));
}

/** `accept` rests only once the clock that lets it rest has started. */
function counterClocksFirst(effects: readonly ClockEffect[]): readonly ClockEffect[] {
  return [...effects].sort(
    (a, b) => Number(a.startsWith('pause accept')) - Number(b.startsWith('pause accept')),
  );
}

async function move(step: Step<unknown>, after: Referral, told: Told, effect: ClockEffect): Promise<void> {
  const { tx, world } = step;
  if (effect === 'stop all') {
    await world.clocks.stopAll(tx, after.id);
    return;
  }
  if (isCaseEffect(effect)) return moveCaseClock(step, effect);
  const [verb, name] = effect.split(' ') as [Verb, TaskClock];
  if (isAnswerGoingOn(after, verb, name)) return runAnswerOn(step, after);
  const clock = { subjectId: after.id, name: keptAs(after, name) };
  switch (verb) {
    case 'start':
      await startClock(step, after, { name, dueAt: told.dueAt?.[name] });
      return;
    case 'stop':
      await world.clocks.stop(tx, clock);
      return;
    case 'pause':
      if (name !== 'accept' || (await somebodyElseOwes(step, after)))
        await pauseClock(step, after, { name, reason: after.state });
      return;
    case 'resume':
      await world.clocks.resume(tx, clock);
      return;
    case 'reopen':
      await world.clocks.reopen(tx, clock);
      return;
    case 'restart':
      await world.clocks.restart(tx, clock);
      return;
    case 'escalate':
      await escalate(step, after, name);
      return;
    default:
      return assertNever(verb);
  }
}

/** The time to answer a question is what the times to accept and to do the work are elsewhere, with a limit of its own. */
function keptAs({ mode }: Referral, name: TaskClock): string {
  return mode === 'consult' && ANSWER.has(name) ? 'consult_answer' : name;
}

/** A question that somebody takes before answering it is no answer yet: its time runs on. */
function isAnswerGoingOn({ mode, state }: Referral, verb: Verb, name: TaskClock): boolean {
  return mode === 'consult' && state === 'accepted' && verb === 'stop' && name === 'accept';
}

/** Nobody else owes anything any more, and what the agency owed as such is owed by whoever took the question. */
async function runAnswerOn({ tx, world }: Step<unknown>, after: Referral): Promise<void> {
  const { id, handlerUserId: userId, recipientAgencyId: agencyId } = after;
  await world.clocks.resume(tx, { subjectId: id, name: keptAs(after, 'accept') });
  if (userId !== null) await world.clocks.giveTo(tx, id, { agencyId, userId });
}

/** Starts a clock of the referral in the lane it is in and the band its case is in. */
export async function startClock(
  ground: ClockGround,
  after: Referral,
  { name, dueAt }: { readonly name: TaskClock; readonly dueAt?: Date },
): Promise<void> {
  if (after.mode === 'consult' && NOT_IN_CONSULT.has(name)) return;
  const { tx, world, theCase } = ground;
  if (isFrozen(theCase) && NOT_WHEN_FROZEN.has(name)) return;
  const ownerAgencyId = await ownerOf(ground, after, name);
  await world.clocks.start(tx, {
    subjectType: 'referral',
    subjectId: after.id,
    caseId: after.caseId,
    areaId: after.areaId,
    name: keptAs(after, name),
    lane: after.lane,
    band: world.cases.bandOf(theCase),
    kind: ground.profile.resolveKind ?? after.recipientKind,
    ownerAgencyId,
    ownerUserId: workerOf(after, ownerAgencyId),
    senderAgencyId: after.senderAgencyId,
    dueAt,
  });
}

/** Pauses a clock of the referral where its rule knows the reason. */
export async function pauseClock(
  { tx, world }: ClockGround,
  after: Referral,
  { name, reason }: { readonly name: TaskClock; readonly reason: string },
): Promise<void> {
  await world.clocks.pause(tx, { subjectId: after.id, name: keptAs(after, name) }, reason);
}

/** What the recipient owes is the handler's once it was accepted; before, it is anybody's of the agency. */
function workerOf(after: Referral, ownerAgencyId: string): string | null {
  return after.acceptedAt !== null && ownerAgencyId === after.recipientAgencyId ? after.handlerUserId : null;
}

/** Who is charged when the clock passes (I9). */
async function ownerOf(ground: ClockGround, after: Referral, name: TaskClock): Promise<string> {
  switch (name) {
    case 'routing':
    case 'info_supply':
    case 'confirm':
      return after.senderAgencyId;
    case 'review': {
      const { tx, world, theCase } = ground;
      const centre = await world.centres.at(tx, theCase.areaPath, after.reviewLevel);
      return centre?.id ?? after.senderAgencyId;
    }
    case 'ack':
    case 'accept':
    case 'first_contact':
    case 'update':
    case 'resolve':
    case 'recall_answer':
    case 'hold_until':
      // Outside the network nobody sees a clock: the sender's duty to chase is what runs.
      return after.channel === 'external' ? after.senderAgencyId : after.recipientAgencyId;
    default:
      return assertNever(name);
  }
}

async function somebodyElseOwes(step: Step<unknown>, after: Referral): Promise<boolean> {
  const counter = RESTS_WHILE[step.row.event];
  if (counter === undefined) return true;
  const running = await step.world.clocks.running(step.tx, after.id);
  return running.some((clock: ClockRow) => clock.name === counter);
}

/** Arms the clock again against the next level up. */
async function escalate(step: Step<unknown>, after: Referral, name: TaskClock): Promise<void> {
  const { tx, world, theCase } = step;
  const clock = { subjectId: after.id, name };
  const level = name === 'review' ? after.reviewLevel : after.recallLevel;
  const centre = await world.centres.at(tx, theCase.areaPath, Math.max(0, level - 1));
  await world.clocks.restart(
    tx,
    clock,
    centre === null ? {} : { ownerAgencyId: centre.id, ownerUserId: null },
  );
}

function isCaseEffect(effect: ClockEffect): effect is `start ${CaseClock}` {
  return effect.includes(' case.');
}

/**
 * Routing and follow-up begin with the case's own step to triage or to its close, which `custody.ts` takes; the safety
 * clock stands alone and is owed by the duty desk.
 */
async function moveCaseClock(step: Step<unknown>, effect: `start ${CaseClock}`): Promise<void> {
  if (effect !== 'start case.safety_response') return;
  const { tx, world, theCase } = step;
  const desk = await world.centres.safetyDesk(tx, theCase.areaPath);
  await world.clocks.start(tx, {
    subjectType: 'case',
    subjectId: theCase.id,
    caseId: theCase.id,
    areaId: theCase.areaId,
    name: 'safety_response',
    lane: theCase.lane,
    band: 'red',
    kind: desk?.kind ?? step.sender.kind,
    ownerAgencyId: desk?.id ?? theCase.chargedAgencyId ?? theCase.custodianAgencyId,
  });
}
