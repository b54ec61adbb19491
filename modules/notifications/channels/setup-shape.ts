import { type FieldProblem, InvalidInput } from '../../../src/kernel/errors.js';
import { assertNever } from '../../../src/kernel/assert-never.js';
import type { ChannelKind, ChannelSetup } from './channel.js';

/** What a kind is set up with, as JSON gives it. */
export interface RawSetup {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
}

/** @throws InvalidInput with every problem of settings and secrets at once; a secret's value is in none of them */
export function readSetup(kind: ChannelKind, raw: RawSetup): ChannelSetup {
  const problems: FieldProblem[] = [];
  const settings = new Fields('settings', raw.settings, problems);
  const secrets = new Fields('secrets', raw.secrets, problems);
  const setup = read(kind, settings, secrets);
  settings.refuseOthers();
  if (kind !== 'sms_http') secrets.refuseOthers();
  if (problems.length > 0) throw new InvalidInput(problems);
  return setup;
}

/**
 * A gateway is told the number and the text, wherever it wants them: without either it would answer "sent" to nothing.
 * @throws InvalidInput `hole_missing`
 */
export function requireHoles(setup: ChannelSetup): void {
  if (setup.kind !== 'sms_http') return;
  const { url, headers, body } = setup.settings;
  const written = JSON.stringify([url, headers, body]);
  const missing = ['{phone}', '{text}'].filter((hole) => !written.includes(hole));
  if (missing.length === 0) return;
  throw InvalidInput.at('settings.body', 'hole_missing', `Say where ${missing.join(' and ')} go.`);
}

function read(kind: ChannelKind, settings: Fields, secrets: Fields): ChannelSetup {
  switch (kind) {
    case 'sms_http':
      return {
        kind,
        settings: {
          url: settings.url('url'),
          method: settings.choice('method', ['POST', 'GET']),
          format: settings.choice('format', ['json', 'form']),
          headers: settings.texts('headers'),
          body: settings.record('body'),
          success: readSuccess(settings),
          permanent: settings.list('permanent'),
          referenceField: settings.textOrNull('referenceField'),
        },
        secrets: secrets.allTexts(),
      };
    case 'wecom_robot':
    case 'dingtalk_robot':
      return {
        kind,
        settings: { mentions: settings.flag('mentions') },
        secrets: { url: secrets.url('url'), signingSecret: secrets.textOrNull('signingSecret') },
      };
    case 'smtp':
      return {
        kind,
        settings: {
          host: settings.text('host'),
          port: settings.port('port'),
          secure: settings.flag('secure'),
          user: settings.textOrNull('user'),
          from: settings.text('from'),
          subject: settings.text('subject'),
        },
        secrets: { password: secrets.textOrNull('password') },
      };
    default:
      return assertNever(kind);
  }
}

function readSuccess(settings: Fields): { readonly field: string; readonly equals: string } | null {
  const value = settings.optional('success');
  if (value === null) return null;
  const { field, equals } = value as { field?: unknown; equals?: unknown };
  if (typeof field === 'string' && typeof equals === 'string') return { field, equals };
  return settings.problem('success', 'success_shape', 'Give {field, equals}, both texts.', null);
}

/** Reads fields one by one and collects what is wrong; what it answers then is not used. */
class Fields {
  private readonly asked = new Set<string>();

  constructor(
    private readonly path: string,
    private readonly values: Readonly<Record<string, unknown>>,
    private readonly problems: FieldProblem[],
  ) {}

  text(name: string): string {
    const value = this.optional(name);
    if (typeof value === 'string' && value !== '' && value.length <= 2_000) return value;
    return this.problem(name, 'is_string', 'Give a text.', '');
  }

  textOrNull(name: string): string | null {
    return this.optional(name) === null ? null : this.text(name);
  }

  url(name: string): string {
    const value = this.text(name);
    if (value === '' || /^https?:\/\/[^{}\s]+/.test(value)) return value;
    return this.problem(name, 'is_url', 'Give an address that begins with http:// or https://.', '');
  }

  choice<const Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
    const value = this.optional(name) ?? choices[0];
    const known = choices.find((choice) => choice === value);
    return known ?? this.problem(name, 'is_in', `Use ${choices.join(' or ')}.`, choices[0]);
  }

  flag(name: string): boolean {
    const value = this.optional(name) ?? false;
    return typeof value === 'boolean' ? value : this.problem(name, 'is_boolean', 'true or false.', false);
  }

  port(name: string): number {
    const value = this.optional(name);
    if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536) return value;
    return this.problem(name, 'is_port', 'Give a port, 1 to 65535.', 0);
  }

  record(name: string): Readonly<Record<string, unknown>> {
    const value = this.optional(name) ?? {};
    if (typeof value === 'object' && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
    return this.problem(name, 'is_object', 'Give an object.', {});
  }

  texts(name: string): Readonly<Record<string, string>> {
    const value = this.record(name);
    if (Object.values(value).every((each) => typeof each === 'string'))
      return value as Record<string, string>;
    return this.problem(name, 'is_texts', 'Give texts by name.', {});
  }

  list(name: string): readonly string[] {
    const value = this.optional(name) ?? [];
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
    return this.problem(name, 'is_list', 'Give a list of texts.', []);
  }

  allTexts(): Readonly<Record<string, string>> {
    const entries = Object.entries(this.values);
    for (const [name, value] of entries) {
      if (typeof value !== 'string' || !/^[A-Za-z0-9_]{1,40}$/.test(name)) {
        this.problem(name, 'is_string', 'Give a text under a name of letters, digits and underscores.', '');
      }
    }
    return this.values as Readonly<Record<string, string>>;
  }

  optional(name: string): unknown {
    this.asked.add(name);
    return this.values[name] ?? null;
  }

  refuseOthers(): void {
    for (const name of Object.keys(this.values)) {
      if (!this.asked.has(name)) this.problem(name, 'unknown_field', 'This kind has no such field.', null);
    }
  }

  problem<T>(name: string, code: string, message: string, instead: T): T {
    this.problems.push({ path: `${this.path}.${name}`, code, message });
    return instead;
  }
}
