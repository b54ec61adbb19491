import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { Chance } from './chance.js';
import type { Gate } from './gate.js';
import type { Command, Voice } from './voice.js';

const DAY_MS = 86_400_000;

/** The product was faster: a timer ended what the person wanted to go on with. */
class Overtaken extends Error {}

/** One dispute from its registration to wherever chance and the timers leave it. */
export class Lifecycle {
  private referral: ReferralView | null = null;

  constructor(
    private readonly voice: Voice,
    private readonly gate: Gate,
    private readonly chance: Chance,
    private readonly number: number,
    private readonly committeeId: string,
  ) {}

  /** @throws Error when the product refuses a step that nothing has overtaken */
  async live(): Promise<void> {
    try {
      await this.send();
      await this.beAnswered();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }

  private async send(): Promise<void> {
    const registered = await this.say<RegisteredCaseView>('officer', {
      path: '/cases',
      body: {
        source: 'walk_in',
        narrative: `第${this.number}件：楼上装修引起争吵`,
        placeText: '浣花路',
        typeCode: '0202',
        lane: 'full',
      },
    });
    this.referral = await this.say<ReferralView>('officer', {
      path: `/cases/${registered.case.id}/referrals`,
      body: {
        recipientAgencyId: this.committeeId,
        request: `请组织调解第${this.number}件`,
        choice: { code: 'nearer' },
      },
    });
  }

  private async beAnswered(): Promise<void> {
    const fate = this.chance.next();
    // Nobody answers: the timers will.
    if (fate < 0.15) return;
    if (fate < 0.25) return this.step('officer', 'recall', { reason: 'sent_in_error', note: '转错了' });
    if (fate < 0.32) {
      return this.step('committee-intake', 'rejection', {
        reason: 'outside_statutory_power',
        text: '不属于人民调解范围',
      });
    }
    if (this.chance.happens(0.5)) await this.step('committee-intake', 'acknowledgement');
    if (fate < 0.45) {
      await this.step('committee-intake', 'information-request', { question: '请补充双方关系' });
      if (this.chance.happens(0.3)) return;
      await this.step('officer', 'information', { answer: '双方是邻居' });
    }
    await this.step('mediator', 'acceptance');
    if (!this.chance.happens(0.15)) await this.beWorkedOn();
  }

  private async beWorkedOn(): Promise<void> {
    await this.step('mediator', 'contact', { channel: 'phone', result: 'reached', who: 'applicant' });
    for (let turn = 1; this.chance.happens(0.5); turn++) await this.progress(turn);
    if (this.chance.happens(0.25)) await this.rest();
    if (this.chance.happens(0.1)) return;
    await this.report();
    if (this.chance.happens(0.2)) {
      await this.step('officer', 'return', { deficiency: 'papers_missing', note: '缺少记录' });
      await this.progress(99);
      await this.report();
    }
    // Else it is confirmed by lapse.
    if (this.chance.happens(0.8)) await this.step('officer', 'confirmation');
  }

  private progress(turn: number): Promise<void> {
    return this.step('mediator', 'progress', { text: `第${this.number}件第${turn}次反馈` });
  }

  private async rest(): Promise<void> {
    const { now } = await this.voice.look<{ now: string }>('admin', '/clock');
    await this.step('mediator', 'hold', {
      reason: 'party_away',
      until: new Date(Date.parse(now) + 2 * DAY_MS).toISOString(),
      note: '当事人外出',
    });
    if (this.chance.happens(0.7)) await this.step('mediator', 'resumption', { note: '当事人已返回' });
  }

  private report(): Promise<void> {
    return this.step('mediator', 'outcome', {
      outcome: 'oral_agreement',
      summary: `第${this.number}件口头和解`,
    });
  }

  private async step(login: string, noun: string, body: object = {}): Promise<void> {
    if (this.referral === null) throw new Error('nothing was sent yet');
    const { id, version } = this.referral;
    this.referral = await this.say<ReferralView>(login, { path: `/referrals/${id}/${noun}`, body, version });
  }

  private async say<Body>(login: string, command: Command): Promise<Body> {
    const answer = await this.gate.pass(() =>
      this.voice.tell<Body & { readonly code?: string; readonly by?: string }>(login, command),
    );
    if (answer.status < 300) return answer.body;
    const { code, by } = answer.body;
    // Only the product's own steps overtake: each dispute has one person at a time.
    if (answer.status === 409 && code === 'version_stale' && by === '系统') throw new Overtaken(command.path);
    throw new Error(`${command.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}
