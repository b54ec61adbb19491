import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { readHouseSettings } from '../settings/house-settings.js';
import { openDeliverer } from './channel.js';
import { Channels } from './channels.js';
import { lockChannel } from './channels.store.js';
import type { ChannelTestView } from './channels.view.js';
import { isHttpOutage, UNREACHABLE } from './http-exchange.js';
import { withoutReply } from './sms-gateway.js';
import { isMailOutage } from './smtp-mail.js';
import { countTest } from './test-limit.js';

const ADDRESS_CONTEXT = 'channel_test.to';
const TEXT = '这是一条测试消息，请忽略。';

/** Tries a channel before anybody relies on it: one message, now, and not again when it is not taken. */
@Injectable()
export class TestChannel {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly channels: Channels,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * That it was tried is on record, with the keyed index of the number and without the number. Of what the other house
   * replied no field is told: whoever sets up the channel chooses the house and the field, and could read with them what
   * only this machine reaches. An outage of whatever sort is `unreachable`.
   * @throws NotFound `notification_channel_not_found`; DomainError 429 `channel_tests_used_up` with `retryAfterSeconds`
   */
  async send(caller: Caller, id: string, to: string): Promise<ChannelTestView> {
    // Sent again it tests again: what a command answers is kept, and this answer has the channel's secrets behind it.
    const once = { ...caller, command: null };
    const { deliverer, text } = await this.uow.run(once, async (tx) => {
      const channel = await lockChannel(tx, id);
      if (channel === null) throw new NotFound('notification_channel');
      await countTest(tx);
      tx.audit({
        action: 'notification_channel.tested',
        subjectType: 'notification_channel',
        subjectId: id,
        detail: { kind: channel.kind, toIndex: this.cipher.blindIndex(to, ADDRESS_CONTEXT) },
      });
      const { signature } = await readHouseSettings(tx);
      return {
        deliverer: openDeliverer(channel.name, this.channels.setupOf(channel)),
        text: `${signature}${TEXT}`,
      };
    });
    const answer = await deliverer.deliver({ key: uuidv7(), to, text });
    return answer.accepted
      ? { accepted: true, reason: null }
      : { accepted: false, reason: toldReason(answer.reason) };
  }
}

/** A port that is closed, one that is filtered and one that speaks something else are one outcome: it maps no network. */
function toldReason(reason: string): string {
  return isHttpOutage(reason) || isMailOutage(reason) ? UNREACHABLE : withoutReply(reason);
}
