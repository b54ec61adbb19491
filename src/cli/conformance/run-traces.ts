import type { Voice } from '../client/voice.js';
import { CHOICE, EVENT_CALLS, SYSTEM_EVENTS, type TracePlay } from './trace-events.js';
import type { TraceFile, TraceScenario, TraceVerdict } from './trace-file.js';
import type { TraceWorld } from './trace-world.js';

const REFUSALS: ReadonlySet<number> = new Set([403, 409, 422]);
/** A timer may have to climb once before it ends something. */
const MOST_MOVES = 6;
const AFTER_DEADLINE_MS = 1_000;

interface Referral {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly clocks: readonly { readonly name: string; readonly deadlineAt: string | null }[];
}

/** Drives each scenario through the public interface, in the full lane, on the driven clock. */
export async function runTraces(world: TraceWorld, file: TraceFile): Promise<readonly TraceVerdict[]> {
  const verdicts: TraceVerdict[] = [];
  for (const scenario of file.scenarios) verdicts.push(await new Trace(world, scenario).run());
  return verdicts;
}

class Trace {
  private readonly played = new Map<string, number>();
  private caseId = '';
  private referralId = '';

  constructor(
    private readonly world: TraceWorld,
    private readonly scenario: TraceScenario,
  ) {}

  async run(): Promise<TraceVerdict> {
    const { scenario } = this;
    const events = scenario.events.trim().split(/\s+/);
    try {
      const begun = await this.begin(events.includes('handover_done') ? 'transfer' : 'refer', true);
      this.caseId = begun.caseId;
      this.referralId = begun.referralId;
      for (const [index, event] of events.entries()) {
        const before = await this.read();
        const refusal = await this.play(event, before);
        this.played.set(event, (this.played.get(event) ?? 0) + 1);
        if (refusal === null) continue;
        const isLast = index === events.length - 1;
        const unchanged = (await this.read()).state === before.state;
        const passed = scenario.expect === 'DENIED' && isLast && unchanged;
        return { scenario, passed, actual: passed ? 'DENIED' : `${event} in ${before.state}: ${refusal}` };
      }
      const { state } = await this.read();
      return { scenario, passed: state === scenario.expect, actual: state };
    } catch (error) {
      return { scenario, passed: false, actual: error instanceof Error ? error.message : String(error) };
    }
  }

  /** @returns null when it was done, else why it was refused */
  private async play(event: string, before: Referral): Promise<string | null> {
    const timer = SYSTEM_EVENTS[event];
    if (timer !== undefined) return this.wait(timer.clock, timer.told);
    const call = EVENT_CALLS[event];
    if (call === undefined) throw new Error(`no such event: ${event}`);
    const voice = this.world.voices[call.who];
    const body = (await call.body?.(await this.soFar(before))) ?? {};
    const path = `/referrals/${this.referralId}/${call.noun}`;
    const answer = await voice.send('POST', path, body, { version: before.version });
    if (answer.status === 200 || answer.status === 201) return null;
    const { code, detail } = answer.body as { code?: string; detail?: string };
    if (REFUSALS.has(answer.status)) return `${answer.status} ${code ?? ''}`;
    throw new Error(`${event} in ${before.state}: ${answer.status} ${code ?? ''} ${detail ?? ''}`);
  }

  /** Moves the clock to the deadline that brings the event, and looks whether the sweep has told it. */
  private async wait(clockName: string, told: string): Promise<string | null> {
    const already = await this.countTold(told);
    for (let moves = 0; moves < MOST_MOVES; moves++) {
      const { clocks } = await this.read();
      const due = clocks.find(({ name }) => name === clockName)?.deadlineAt ?? null;
      if (due === null) break;
      const now = await this.now();
      const ahead = new Date(due).getTime() - now.getTime() + AFTER_DEADLINE_MS;
      await this.world.clock.must('POST', '/clock', { advanceMs: Math.max(AFTER_DEADLINE_MS, ahead) });
      if ((await this.countTold(told)) > already) return null;
    }
    return `${clockName} brings no ${told}`;
  }

  private async soFar(before: Referral): Promise<TracePlay> {
    return {
      world: this.world,
      caseId: this.caseId,
      referralId: this.referralId,
      state: before.state,
      played: this.played,
      now: await this.now(),
      another: () => this.begin('refer', false),
    };
  }

  private async begin(mode: string, keepAsDraft: boolean): Promise<{ caseId: string; referralId: string }> {
    const { sender } = this.world.voices;
    const { case: theCase } = await sender.must<{ case: { id: string } }>('POST', '/cases', {
      agencyId: this.world.senderAgencyId,
      areaCode: this.world.areaCode,
      source: 'walk_in',
      narrative: '合规性走查：双方因借用工具归还时间发生争执',
      placeText: '合规路1号',
      typeCode: '0403',
      lane: 'full',
    });
    const caseId = theCase.id;
    const { id: referralId } = await sender.must<{ id: string }>('POST', `/cases/${caseId}/referrals`, {
      recipientAgencyId: this.world.recipientAgencyId,
      request: '请组织双方调解并反馈结果',
      mode,
      fields: ['number', 'type', 'narrative', 'place'],
      scope: [
        { key: 'first', text: '归还工具' },
        { key: 'second', text: '赔偿损失' },
      ],
      ...(keepAsDraft ? { keepAsDraft } : { choice: CHOICE }),
    });
    return { caseId, referralId };
  }

  private read(): Promise<Referral> {
    return this.watcher.must<Referral>('GET', `/referrals/${this.referralId}`);
  }

  private async countTold(type: string): Promise<number> {
    const path = `/cases/${this.caseId}/timeline?limit=200`;
    const page = await this.watcher.must<{ items: readonly { type: string; subjectId: string }[] }>(
      'GET',
      path,
    );
    return page.items.filter((item) => item.type === type && item.subjectId === this.referralId).length;
  }

  private async now(): Promise<Date> {
    return new Date((await this.world.clock.must<{ now: string }>('GET', '/clock')).now);
  }

  /** The sender sees its own referrals to the end (I6). */
  private get watcher(): Voice {
    return this.world.voices.sender;
  }
}
