const CHANNEL = 'accord-drafts';
/** How long the other pages have for an answer; one that sleeps gives none. */
const ANSWER_MS = 1_000;

/** `changed`: a draft; `wanted`, `held`: a picture. Each by its id. */
interface Message {
  readonly says: 'changed' | 'wanted' | 'held';
  readonly id: string;
}

/** What a page does for the others. */
export interface Neighbour {
  /** Another page has saved this draft, sent it or thrown it away. */
  readonly changed: (id: string) => void;
  /** Whether this page has that picture in its memory. */
  readonly holds: (photoId: string) => boolean;
}

/** The other pages of the same browser, which may have the same drafts open. */
export class OtherPages {
  private readonly channel = new BroadcastChannel(CHANNEL);
  private readonly answers = new Map<string, () => void>();

  constructor({ changed, holds }: Neighbour) {
    this.channel.onmessage = ({ data: { says, id } }: MessageEvent<Message>) => {
      if (says === 'changed') changed(id);
      else if (says === 'held') this.answers.get(id)?.();
      else if (holds(id)) this.say('held', id);
    };
  }

  tell(id: string): void {
    this.say('changed', id);
  }

  /** Whether another page has a picture in its memory. */
  async isHeld(photoId: string): Promise<boolean> {
    const answer = new Promise<boolean>((resolve) => {
      this.answers.set(photoId, () => resolve(true));
      setTimeout(() => resolve(false), ANSWER_MS);
    });
    this.say('wanted', photoId);
    const isHeld = await answer;
    this.answers.delete(photoId);
    return isHeld;
  }

  private say(says: Message['says'], id: string): void {
    this.channel.postMessage({ says, id } satisfies Message);
  }

  close(): void {
    this.channel.close();
  }
}

/**
 * Does something with a draft that only one page may do at a time; where another one does, nothing. Browsers lock over HTTPS
 * only: without, two pages may send the same commands, and the server does each once, by its key.
 */
export async function alone(id: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(`accord-draft ${id}`, { ifAvailable: true }, (lock) =>
    lock === null ? undefined : work(),
  );
}
