import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { Answer } from '../../support/product.js';
import type { Gate } from './gate.js';
import type { Command, Voice } from './voice.js';

/** The product was faster: a timer ended what the person wanted to go on with. */
export class Overtaken extends Error {}

/** Says commands through the gate, and knows which refusals are nobody's fault. */
export class Teller {
  constructor(
    private readonly voice: Voice,
    private readonly gate: Gate,
  ) {}

  /** @throws Overtaken when a timer was faster; Error when the product refuses */
  async say<Body>(login: string, command: Command): Promise<Body> {
    const answer = await this.answer<Body & { readonly code?: string; readonly by?: string }>(login, command);
    if (answer.status < 300) return answer.body;
    const { code, by } = answer.body;
    // Only the product's own steps overtake: each dispute has one person at a time. What was found when a timer had
    // ended it already has its newest version and takes no step more.
    const isOver = code === 'version_stale' || code === 'wrong_state';
    if (answer.status === 409 && isOver && by === '系统') throw new Overtaken(command.path);
    throw new Error(`${command.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** @throws Error unless the product refuses with this code */
  async isRefused(login: string, command: Command, code: string): Promise<void> {
    const { status, body } = await this.answer<{ readonly code?: string }>(login, command);
    if (body.code !== code)
      throw new Error(`${command.path}: ${status} ${JSON.stringify(body)} instead of ${code}`);
  }

  /** The product's time. */
  async now(): Promise<number> {
    return Date.parse((await this.voice.look<{ now: string }>('admin', '/clock')).now);
  }

  look<Body>(login: string, path: string): Promise<Body> {
    return this.voice.look<Body>(login, path);
  }

  private answer<Body>(login: string, command: Command): Promise<Answer<Body>> {
    return this.gate.pass(() => this.voice.tell<Body>(login, command));
  }
}

/** One referral on its way: each step is taken at the version that the step before it left. */
export class Errand {
  private constructor(
    private readonly teller: Teller,
    private referral: ReferralView,
  ) {}

  static async send(teller: Teller, caseId: string, body: object): Promise<Errand> {
    const path = `/cases/${caseId}/referrals`;
    return new Errand(teller, await teller.say<ReferralView>('officer', { path, body }));
  }

  /** One that came of another step, as `login` finds it. */
  static async found(teller: Teller, login: string, id: string): Promise<Errand> {
    return new Errand(teller, await teller.look<ReferralView>(login, `/referrals/${id}`));
  }

  get view(): ReferralView {
    return this.referral;
  }

  async step(login: string, noun: string, body: object = {}): Promise<void> {
    this.referral = await this.teller.say<ReferralView>(login, this.command(noun, body));
  }

  /** @throws Error unless the step is refused with this code */
  isRefused(login: string, noun: string, refusal: { body: object; code: string }): Promise<void> {
    return this.teller.isRefused(login, this.command(noun, refusal.body), refusal.code);
  }

  private command(noun: string, body: object): Command {
    const { id, version } = this.referral;
    return { path: `/referrals/${id}/${noun}`, body, version };
  }
}
