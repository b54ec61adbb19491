import { CHINA_ZONE } from '../../kernel/china-time.js';
import type { AccountsFile, FirstAccount } from '../../first-start/accounts-file.js';
import { StartupError } from '../../platform/config/startup-error.js';
import { Voice } from '../client/voice.js';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Tells a story and acts it out: every sentence about a step stands for a request that was answered. */
export class Narrator {
  private readonly voices = new Map<string, Promise<Voice>>();

  constructor(
    private readonly url: string,
    private readonly accounts: AccountsFile,
    private readonly print: (line: string) => void,
  ) {}

  title(text: string): void {
    this.print(`\n── ${text}`);
  }

  says(text: string): void {
    this.print(`   ${text}`);
  }

  /** @throws StartupError when the accounts file has nobody of that login */
  account(login: string): FirstAccount {
    const found = this.accounts.accounts.find((candidate) => candidate.login === login);
    if (found === undefined) {
      throw new StartupError(
        `The accounts have no ${login}: the demonstration plays in the seeded district (SEED=demo).`,
      );
    }
    return found;
  }

  as(login: string): Promise<Voice> {
    const known = this.voices.get(login);
    if (known !== undefined) return known;
    const signingIn = Voice.signIn(this.url, login, this.account(login).password);
    this.voices.set(login, signingIn);
    return signingIn;
  }

  async get<Answer>(login: string, path: string): Promise<Answer> {
    return (await this.as(login)).must<Answer>('GET', path);
  }

  async post<Answer>(login: string, path: string, body: object = {}): Promise<Answer> {
    return (await this.as(login)).must<Answer>('POST', path, body);
  }

  /** A step on a case or a referral, at the version that is read just before. */
  async step<Answer>(login: string, thing: string, noun: string, body: object = {}): Promise<Answer> {
    const voice = await this.as(login);
    const { version } = await voice.must<Versioned>('GET', thing);
    return voice.must<Answer>('POST', `${thing}/${noun}`, body, { version });
  }

  async agencyId(key: string): Promise<string> {
    const { items } = await this.get<{ items: readonly { id: string; key: string }[] }>(
      'centre.head',
      '/agencies?limit=200',
    );
    const found = items.find((agency) => agency.key === key);
    if (found === undefined)
      throw new StartupError(`There is no agency ${key}: the demonstration plays in the seeded district.`);
    return found.id;
  }

  who(login: string): string {
    const { place, name } = this.account(login);
    return `${place}${name}`;
  }
}

/** An instant as people in the district read it. */
export function localTime(iso: string): string {
  const format = new Intl.DateTimeFormat('zh-CN', {
    timeZone: CHINA_ZONE,
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format.format(new Date(iso));
}
