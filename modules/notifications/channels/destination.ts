import { assertNever } from '../../../src/kernel/assert-never.js';
import { InvalidInput } from '../../../src/kernel/errors.js';
import type { ChannelSetup } from './channel.js';

/**
 * Where a channel's secrets go: the house that is spoken to and whether others can listen on the way. The same text for
 * the same house, whatever the path and the form of what is sent there.
 */
function destinationOf(setup: ChannelSetup): string {
  switch (setup.kind) {
    case 'sms_http':
      return originOf(setup.settings.url);
    case 'wecom_robot':
    case 'dingtalk_robot':
      return originOf(setup.secrets.url);
    case 'smtp': {
      const { host, port, secure } = setup.settings;
      return `${secure ? 'smtps' : 'smtp'}://${host.toLowerCase()}:${port}`;
    }
    default:
      return assertNever(setup);
  }
}

/**
 * An address may have holes, `{secret.NAME}`, which stand for what is filled in; one in the name of the house leaves
 * nothing to compare, so the whole address is.
 */
function originOf(address: string): string {
  const authority = /^https?:\/\/[^/?#\\]*/i.exec(address)?.[0] ?? address;
  if (authority.includes('{') || !URL.canParse(authority)) return address;
  return new URL(authority).origin;
}

/** @throws InvalidInput naming every secret that the channel has and that was not given beside the new destination */
export function requireSecretsAnew(
  before: ChannelSetup,
  after: ChannelSetup,
  given: Readonly<Record<string, unknown>>,
): void {
  if (destinationOf(before) === destinationOf(after)) return;
  const missing = Object.entries(before.secrets).filter(
    ([name, value]) => value !== null && value !== '' && !(name in given),
  );
  if (missing.length === 0) return;
  throw new InvalidInput(
    missing.map(([name]) => ({
      path: `secrets.${name}`,
      code: 'secret_needed_anew',
      message: 'The channel now speaks to somebody else: give its secrets anew.',
    })),
  );
}
