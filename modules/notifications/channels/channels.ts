import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { sqlState, UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { Agencies } from '../../identity/index.js';
import type { Channel, ChannelKind, ChannelSetup } from './channel.js';
import { allChannels, insertChannel, lockChannel, saveChannel } from './channels.store.js';
import { requireSecretsAnew } from './destination.js';
import { type RawSetup, readSetup, requireHoles } from './setup-shape.js';

const SECRETS_CONTEXT = 'notification_channel.secrets';
const UNIQUE_VIOLATION = '23505';

/** A channel as an administrator sees it: which secrets it has, never what they are. */
export interface ShownChannel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly medium: string;
  readonly name: string;
  readonly agencyId: string | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secretNames: readonly string[];
  readonly active: boolean;
  readonly version: number;
}

export interface NewChannel extends RawSetup {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly agencyId: string | null;
  readonly active: boolean;
}

export type ChannelChange = Partial<Pick<NewChannel, 'name' | 'active' | 'settings' | 'secrets'>>;

/** The ways out of the house, set up by the administrator. */
@Injectable()
export class Channels {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly agencies: Agencies,
  ) {}

  list(caller: Caller): Promise<ShownChannel[]> {
    return this.uow.run(caller, async (tx) => (await allChannels(tx)).map((channel) => this.shown(channel)));
  }

  /** @throws InvalidInput; NotFound for the agency; Conflict `channel_exists` when the medium has an active one */
  async add(caller: Caller, wanted: NewChannel): Promise<ShownChannel> {
    const setup = readSetup(wanted.kind, wanted);
    requireHoles(setup);
    const { settings, secrets } = setup;
    return this.once(() =>
      this.uow.run(caller, async (tx) => {
        if (wanted.agencyId !== null) await this.agencies.get(tx, wanted.agencyId);
        const { kind, name, agencyId, active } = wanted;
        const secretsSealed = this.seal(secrets);
        const channel = await insertChannel(tx, { kind, name, agencyId, active, settings, secretsSealed });
        const detail = { kind: channel.kind };
        tx.audit({
          action: 'notification_channel.added',
          subjectType: 'notification_channel',
          subjectId: channel.id,
          detail,
        });
        return this.shown(channel);
      }),
    );
  }

  /**
   * Secrets that are not given stay, as long as they go where they went: whoever points the channel elsewhere, or writes one
   * into another place of what is sent, gives every one anew.
   * @throws NotFound; InvalidInput; Conflict `version_stale`, `channel_exists`
   */
  async change(caller: Caller, id: string, change: ChannelChange): Promise<ShownChannel> {
    const version = requireVersion(caller);
    return this.once(() =>
      this.uow.run(caller, async (tx) => {
        const before = await lockChannel(tx, id);
        if (before === null) throw new NotFound('notification_channel');
        if (before.version !== version) {
          const facts = { version: before.version };
          throw new Conflict('version_stale', 'Somebody changed the channel after you read it.', facts);
        }
        const kept = this.open(before.secretsSealed);
        const setup = readSetup(before.kind, {
          settings: change.settings ?? { ...before.settings },
          secrets: { ...kept, ...change.secrets },
        });
        requireSecretsAnew(this.setupOf(before), setup, change.secrets ?? {});
        requireHoles(setup);
        const after: Channel = {
          ...before,
          name: change.name ?? before.name,
          active: change.active ?? before.active,
          settings: setup.settings,
          secretsSealed: this.seal(setup.secrets),
        };
        await saveChannel(tx, after);
        const detail = { fields: Object.keys(change) };
        tx.audit({
          action: 'notification_channel.changed',
          subjectType: 'notification_channel',
          subjectId: id,
          detail,
        });
        return this.shown({ ...after, version: version + 1 });
      }),
    );
  }

  /** Everything needed to speak through the channel. */
  setupOf({ kind, settings, secretsSealed }: Channel): ChannelSetup {
    return readSetup(kind, { settings: { ...settings }, secrets: this.open(secretsSealed) });
  }

  private shown({ secretsSealed, settings, ...channel }: Channel): ShownChannel {
    const held = Object.entries(this.open(secretsSealed)).filter(
      ([, value]) => value !== null && value !== '',
    );
    const { id, kind, medium, name, agencyId, active, version } = channel;
    const secretNames = held.map(([secret]) => secret);
    return { id, kind, medium, name, agencyId, settings: { ...settings }, secretNames, active, version };
  }

  private seal(secrets: ChannelSetup['secrets']): string {
    return this.cipher.seal(JSON.stringify(secrets), SECRETS_CONTEXT);
  }

  private open(sealed: string): Readonly<Record<string, unknown>> {
    return JSON.parse(this.cipher.open(sealed, SECRETS_CONTEXT)) as Readonly<Record<string, unknown>>;
  }

  /** One active channel a medium and agency: otherwise it would be chance which way a message takes. */
  private async once<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
      throw new Conflict(
        'channel_exists',
        'This medium has an active channel here already: switch it off first.',
      );
    }
  }
}
