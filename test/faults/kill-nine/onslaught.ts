import type { Chance } from './chance.js';
import { Teller } from './errand.js';
import { Gate } from './gate.js';
import { type Asked, Lifecycle } from './lifecycle.js';
import type { UnderWay, Victim } from './victim.js';
import type { Voice } from './voice.js';

const CLIENTS = 8;
const HOUR_MS = 3_600_000;
/** At the end, so that whatever still runs comes due. */
const AFTERMATH_HOURS = [30, 80];

export interface Death extends UnderWay {
  readonly databaseToo: boolean;
  readonly whileTheClockMoved: boolean;
}

/** Several clients live through disputes, the clock is moved, and the product is killed again and again meanwhile. */
export class Onslaught {
  private readonly gate = new Gate();
  private begun = 0;
  private mayStop = false;
  private heard: () => void = () => undefined;

  constructor(
    private readonly victim: Victim,
    private readonly voice: Voice,
    private readonly chance: Chance,
    private readonly asked: Asked,
  ) {}

  async run({
    kills,
    lifecycles,
  }: {
    readonly kills: number;
    readonly lifecycles: number;
  }): Promise<readonly Death[]> {
    const clients = Promise.all(Array.from({ length: CLIENTS }, () => this.liveOn(lifecycles)));
    // A client that fails ends the test with its own error and not with a time-out.
    const deaths = await Promise.race([
      this.strike(kills, lifecycles),
      clients.then(() => new Promise<never>(() => undefined)),
    ]);
    this.mayStop = true;
    await clients;
    for (const hours of AFTERMATH_HOURS) await this.moveClock(hours);
    return deaths;
  }

  /** As many as are wanted, and on until the last kill. */
  private async liveOn(lifecycles: number): Promise<void> {
    const teller = new Teller(this.voice, this.gate);
    while (this.begun < lifecycles || !this.mayStop) {
      const number = ++this.begun;
      this.heard();
      await new Lifecycle(teller, this.chance.branch(number), number, this.asked).live();
    }
  }

  private async strike(kills: number, lifecycles: number): Promise<readonly Death[]> {
    const deaths: Death[] = [];
    const each = Math.floor(lifecycles / kills);
    for (let round = 1; round <= kills; round++) {
      await this.gate.closedDuring(() => this.moveClock(this.chance.between(1, 12)));
      await this.until(this.begun + this.chance.between(Math.ceil(each / 4), Math.ceil(each / 2)));
      // Each kind of death at least every second round; which comes with which is chance's.
      const databaseToo = round % 2 === 0 || this.chance.happens(0.3);
      const whileTheClockMoves = round % 2 === 0 ? this.chance.happens(0.5) : this.chance.happens(0.3);
      deaths.push(
        whileTheClockMoves
          ? await this.gate.closedDuring(() => this.killWhileTheClockMoves(databaseToo))
          : await this.kill(databaseToo),
      );
    }
    await this.until(lifecycles);
    return deaths;
  }

  private async kill(databaseToo: boolean): Promise<Death> {
    const underWay = await this.victim.killInFlight({
      databaseToo,
      pending: () => this.voice.pending,
      dying: () => this.voice.died(),
    });
    this.voice.returned(await this.victim.start());
    return { ...underWay, databaseToo, whileTheClockMoved: false };
  }

  /** Nobody else is inside: what is under way is the move, and the sweep that follows it. */
  private async killWhileTheClockMoves(databaseToo: boolean): Promise<Death> {
    let isDead = false;
    const move = async (): Promise<void> => {
      while (!isDead) await this.moveClock(this.chance.between(2, 8));
    };
    const moving = move();
    const death = await this.kill(databaseToo);
    isDead = true;
    await moving;
    return { ...death, whileTheClockMoved: true };
  }

  private async moveClock(hours: number): Promise<void> {
    const body = { advanceMs: hours * HOUR_MS };
    const answer = await this.voice.tell('admin', { path: '/clock', body });
    if (answer.status !== 200) throw new Error(`the clock did not move: ${JSON.stringify(answer.body)}`);
  }

  private async until(begun: number): Promise<void> {
    while (this.begun < begun) await new Promise<void>((resolve) => (this.heard = resolve));
  }
}
