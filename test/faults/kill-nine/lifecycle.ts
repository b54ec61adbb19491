import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import { HANDOVER_ITEMS } from '../../../modules/referrals/index.js';
import type { Chance } from './chance.js';
import { Errand, Overtaken, type Teller } from './errand.js';

const DAY_MS = 86_400_000;

/** Who receives at an agency. */
interface Desk {
  readonly intake: string;
  readonly handler: string;
}

const COMMITTEE: Desk = { intake: 'committee-intake', handler: 'mediator' };
const FEDERATION: Desk = { intake: 'womens-intake', handler: 'womens-handler' };

/** Ids of the agencies that are asked; the federation stands below the committee. */
export interface Asked {
  readonly committee: string;
  readonly federation: string;
}

/** One dispute from its registration to wherever chance and the timers leave it. */
export class Lifecycle {
  private caseId = '';
  private desk = COMMITTEE;

  constructor(
    private readonly teller: Teller,
    private readonly chance: Chance,
    private readonly number: number,
    private readonly asked: Asked,
  ) {}

  /** @throws Error when the product refuses a step that nothing has overtaken */
  async live(): Promise<void> {
    try {
      await this.register();
      const isTransfer = this.chance.happens(0.12);
      const errand = await this.send(isTransfer ? 'transfer' : 'refer');
      await this.beAnswered(errand, isTransfer);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }

  private async register(): Promise<void> {
    const registered = await this.teller.say<RegisteredCaseView>('officer', {
      path: '/cases',
      body: {
        source: 'walk_in',
        narrative: `第${this.number}件：楼上装修引起争吵`,
        placeText: '浣花路',
        typeCode: '0202',
        lane: 'full',
      },
    });
    this.caseId = registered.case.id;
  }

  private send(mode: 'refer' | 'transfer'): Promise<Errand> {
    return Errand.send(this.teller, this.caseId, {
      recipientAgencyId: this.asked.committee,
      mode,
      request: `请组织调解第${this.number}件`,
      choice: { code: 'nearer' },
    });
  }

  private async beAnswered(errand: Errand, isTransfer: boolean): Promise<void> {
    const fate = this.chance.next();
    // Nobody answers: the timers will.
    if (fate < 0.15) return;
    if (fate < 0.25) return errand.step('officer', 'recall', { reason: 'sent_in_error', note: '转错了' });
    if (fate < 0.32) {
      return errand.step(this.desk.intake, 'rejection', {
        reason: 'outside_statutory_power',
        text: '不属于人民调解范围',
      });
    }
    if (this.chance.happens(0.5)) await errand.step(this.desk.intake, 'acknowledgement');
    if (fate < 0.45) {
      await errand.step(this.desk.intake, 'information-request', { question: '请补充双方关系' });
      if (this.chance.happens(0.3)) return;
      await errand.step('officer', 'information', { answer: '双方是邻居' });
    }
    await errand.step(this.desk.handler, 'acceptance');
    if (this.chance.happens(0.15)) return;
    if (isTransfer) return errand.step(this.desk.handler, 'handover', { checklist: HANDOVER_ITEMS });
    await this.beWorkedOn(this.chance.happens(0.15) ? await this.sentOn(errand) : errand);
  }

  /** The centre finds that another one should have it, which takes it. */
  private async sentOn(errand: Errand): Promise<Errand> {
    await errand.step('coordinator', 'reroute', {
      recipientAgencyId: this.asked.federation,
      handoverNote: '双方尚未联系',
    });
    this.desk = FEDERATION;
    const next = await Errand.found(this.teller, this.desk.intake, errand.view.supersededBy ?? '');
    await next.step(this.desk.handler, 'acceptance');
    return next;
  }

  private async beWorkedOn(errand: Errand): Promise<void> {
    await this.contact(errand, this.desk);
    for (let turn = 1; this.chance.happens(0.5); turn++) await this.progress(errand, turn);
    if (this.desk === COMMITTEE && this.chance.happens(0.6) && !(await this.beHelped(errand))) return;
    if (this.chance.happens(0.25)) await this.rest(errand);
    if (this.chance.happens(0.1)) return;
    await this.report(errand, this.desk);
    if (this.chance.happens(0.2)) {
      await errand.step('officer', 'return', { deficiency: 'papers_missing', note: '缺少记录' });
      await this.progress(errand, 99);
      await this.report(errand, this.desk);
    }
    // It is confirmed by lapse.
    if (this.chance.happens(0.2)) return;
    await errand.step('officer', 'confirmation');
    if (this.chance.happens(0.15)) {
      await errand.step('officer', 'reopening', { reason: 'flared_up', note: '又起争执' });
    }
  }

  /**
   * Another one has to do something first, which may not be over when this one's time to report comes.
   * @returns whether that is done
   */
  private async beHelped(errand: Errand): Promise<boolean> {
    const [helper, sender] = this.chance.happens(0.5)
      ? [await this.delegated(errand), 'committee-intake']
      : [await this.supported(), 'officer'];
    await helper.step(FEDERATION.handler, 'acceptance');
    await errand.isRefused(this.desk.handler, 'outcome', {
      body: this.outcome(),
      code: 'required_support_open',
    });
    if (this.chance.happens(0.3)) return false;
    await this.contact(helper, FEDERATION);
    await this.report(helper, FEDERATION);
    if (this.chance.happens(0.2)) return false;
    await helper.step(sender, 'confirmation');
    return true;
  }

  private async delegated(errand: Errand): Promise<Errand> {
    await errand.step('committee-head', 'delegation', {
      recipientAgencyId: this.asked.federation,
      request: '入户了解情况',
      dueAt: new Date((await this.teller.now()) + 2 * DAY_MS).toISOString(),
      required: true,
    });
    return Errand.found(this.teller, FEDERATION.intake, errand.view.children[0]?.id ?? '');
  }

  private supported(): Promise<Errand> {
    return Errand.send(this.teller, this.caseId, {
      recipientAgencyId: this.asked.federation,
      mode: 'co_handle',
      required: true,
      request: '请协助了解家庭情况',
    });
  }

  private contact(errand: Errand, { handler }: Desk): Promise<void> {
    return errand.step(handler, 'contact', { channel: 'phone', result: 'reached', who: 'applicant' });
  }

  private progress(errand: Errand, turn: number): Promise<void> {
    return errand.step(this.desk.handler, 'progress', { text: `第${this.number}件第${turn}次反馈` });
  }

  private async rest(errand: Errand): Promise<void> {
    await errand.step(this.desk.handler, 'hold', {
      reason: 'party_away',
      until: new Date((await this.teller.now()) + 2 * DAY_MS).toISOString(),
      note: '当事人外出',
    });
    if (this.chance.happens(0.7)) {
      await errand.step(this.desk.handler, 'resumption', { note: '当事人已返回' });
    }
  }

  private report(errand: Errand, { handler }: Desk): Promise<void> {
    return errand.step(handler, 'outcome', this.outcome());
  }

  private outcome(): object {
    return { outcome: 'oral_agreement', summary: `第${this.number}件口头和解` };
  }
}
