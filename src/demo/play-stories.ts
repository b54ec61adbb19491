import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DAY_MS } from '../kernel/china-time.js';
import { STORIES } from './district/stories.js';
import type { Story } from './district/stories/story.js';
import { type Play, play, type Wait } from './plots.js';
import { Stage } from './stage.js';

const HOUR_MS = 3_600_000;
/** What was registered "today" began this long ago, so that its steps lie before the present. */
const TODAY_BEGAN_MS = 8 * HOUR_MS;
const LONGEST_PLOT_HOURS = 48;

interface Act {
  readonly story: Story;
  readonly play: Play;
  /** How much of a story's own time passes in one hour of its plot: young stories are played faster. */
  readonly pace: number;
  dueAt: number;
}

/**
 * Plays the demonstration's stories through the product, each at the time at which it happened: the clock walks from
 * four weeks ago to the present, and on the way the sweep warns, escalates and lets time run out as it always does.
 */
export async function playStories(
  app: NestFastifyApplication,
  passwordOf: (login: string) => string,
  progress: (line: string) => void,
): Promise<void> {
  const stage = new Stage(app, passwordOf);
  const present = Date.now();
  let now = present;
  const agencyIds = await readAgencies(stage);
  const waiting: Act[] = STORIES.map((story) => {
    const age = story.daysAgo * DAY_MS + TODAY_BEGAN_MS;
    return {
      story,
      play: play({ stage, story, agencyIds, now: () => new Date(now) }),
      pace: Math.min(1, (age - HOUR_MS) / (LONGEST_PLOT_HOURS * HOUR_MS)),
      dueAt: present - age,
    };
  });
  let ended = 0;
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.dueAt - b.dueAt);
    const act = waiting[0];
    if (act === undefined) break;
    now = act.dueAt;
    await stage.moveTo(new Date(now));
    const step = await act.play.next();
    if (step.done === true) {
      waiting.shift();
      ended += 1;
      if (ended % 20 === 0) progress(`  ${ended} of ${STORIES.length} disputes played …`);
    } else {
      act.dueAt = nextAt(step.value, act, present);
    }
  }
  await stage.returnToPresent();
}

function nextAt(wait: Wait, { dueAt, pace }: Act, present: number): number {
  const asked =
    typeof wait === 'number'
      ? dueAt + wait * HOUR_MS * pace
      : present - wait.untilHoursBeforePresent * HOUR_MS;
  return Math.min(present, Math.max(dueAt, asked));
}

async function readAgencies(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const { items } = await stage.say<{ items: readonly { id: string; key: string }[] }>({
    login: 'centre.head',
    method: 'GET',
    path: '/agencies?limit=200',
  });
  return new Map(items.map(({ id, key }) => [key, id]));
}
