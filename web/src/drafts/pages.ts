const CHANNEL = 'accord-drafts';

/** The other pages of the same browser, which may have the same drafts open. */
export class OtherPages {
  private readonly channel = new BroadcastChannel(CHANNEL);

  /** @param onChanged another page has saved this draft, sent it or thrown it away */
  constructor(onChanged: (id: string) => void) {
    this.channel.onmessage = ({ data }: MessageEvent<string>) => onChanged(data);
  }

  tell(id: string): void {
    this.channel.postMessage(id);
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
