import { assertNever } from '../../../src/kernel/assert-never.js';
import { InvalidInput } from '../../../src/kernel/errors.js';
import type { ChannelSetup } from './channel.js';
import type { Secrets, SmsGatewaySettings } from './sms-gateway.js';

/**
 * Where a channel's secrets go: the house that is spoken to, whether others can listen on the way, and in which places of
 * what is sent a secret stands. The same text for the same destination; it may hold a secret and is for comparing only.
 */
function destinationOf(setup: ChannelSetup): string {
  switch (setup.kind) {
    case 'sms_http':
      return JSON.stringify([
        originOf(withSecrets(authorityOf(setup.settings.url), setup.secrets)),
        ...secretPlaces(setup.settings),
      ]);
    case 'wecom_robot':
    case 'dingtalk_robot':
      return originOf(authorityOf(setup.secrets.url));
    case 'smtp': {
      const { host, port, secure } = setup.settings;
      return `${secure ? 'smtps' : 'smtp'}://${host.toLowerCase()}:${port}`;
    }
    default:
      return assertNever(setup);
  }
}

function authorityOf(address: string): string {
  return /^https?:\/\/[^/?#\\]*/i.exec(address)?.[0] ?? address;
}

/** An authority that is none, such as one with holes for what a message brings, is compared as it is written. */
function originOf(authority: string): string {
  return authority.includes('{') || !URL.canParse(authority) ? authority : new URL(authority).origin;
}

/** A secret in the name of the house is part of the name: whoever changes it changes the house. */
function withSecrets(authority: string, secrets: Secrets): string {
  return authority.replace(/\{secret\.(\w+)\}/g, (hole, name: string) =>
    Object.hasOwn(secrets, name) ? encodeURIComponent(secrets[name] ?? '') : hole,
  );
}

/**
 * Every text with a secret in it and where it stands, in an order that no storage changes. A gateway repeats some fields to
 * whoever has the telephone, so the same house in another place is another destination.
 */
function secretPlaces({ url, headers, body }: SmsGatewaySettings): readonly string[] {
  const places: string[] = [];
  const visit = (path: readonly string[], value: unknown): void => {
    if (typeof value === 'string' && value.includes('{secret.')) places.push(JSON.stringify([path, value]));
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) visit([...path, name], inner);
  };
  visit([], { url, headers, body });
  return places.sort();
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
      message: 'The channel now speaks to somebody else, or says a secret elsewhere: give its secrets anew.',
    })),
  );
}
