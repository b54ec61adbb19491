/** A name and what it stands for. */
export interface Pair {
  readonly name?: string;
  readonly value?: string;
}

/** How the request goes out: the method and the form of its body in one. */
export const WAYS = {
  json: { method: 'POST', format: 'json' },
  form: { method: 'POST', format: 'form' },
  get: { method: 'GET', format: 'form' },
} as const;

/** The setup of an SMS gateway as the form holds it. */
export interface GatewayValues {
  readonly url?: string;
  readonly way?: keyof typeof WAYS;
  /** What is sent, name by name. */
  readonly lines?: readonly Pair[];
  /** What is sent has more than one level and is written out as JSON in `body`. */
  readonly isWhole?: boolean;
  readonly body?: string;
  readonly headers?: readonly Pair[];
  readonly success?: { readonly field?: string; readonly equals?: string };
  readonly permanent?: string;
  readonly referenceField?: string;
}

/** What a new gateway is sent: almost every one wants these two. */
export const USUAL_LINES: readonly Pair[] = [
  { name: 'phone', value: '{phone}' },
  { name: 'content', value: '{text}' },
];

type Setup = Readonly<Record<string, unknown>>;

export function gatewayValuesOf(settings: Setup): GatewayValues {
  const { url, method, format, success, permanent, referenceField } = settings;
  const body = recordOf(settings['body']);
  const isWhole = Object.values(body).some((value) => typeof value !== 'string');
  const way = method === 'GET' ? 'get' : format === 'form' ? 'form' : 'json';
  return {
    ...textAs('url', url),
    way,
    isWhole,
    ...(isWhole ? { body: JSON.stringify(body, null, 2) } : { lines: pairsOf(body) }),
    headers: pairsOf(recordOf(settings['headers'])),
    success: {
      ...textAs('field', recordOf(success)['field']),
      ...textAs('equals', recordOf(success)['equals']),
    },
    permanent: (Array.isArray(permanent) ? permanent : []).join(', '),
    ...textAs('referenceField', referenceField),
  };
}

/** The same as the server takes it. */
export function gatewaySetup(values: GatewayValues): Setup {
  const { url = '', way = 'json', lines = [], isWhole, body, headers = [], success, permanent = '' } = values;
  const { field = '', equals = '' } = success ?? {};
  const reference = values.referenceField?.trim() ?? '';
  return {
    url: url.trim(),
    ...WAYS[way],
    body: isWhole === true ? (jsonRecord(body) ?? {}) : recordOfPairs(lines),
    headers: recordOfPairs(headers),
    success: field.trim() === '' ? null : { field: field.trim(), equals: equals.trim() },
    permanent: permanent.split(SEPARATORS).filter((part) => part !== ''),
    referenceField: reference === '' ? null : reference,
  };
}

const SEPARATORS = /[\s,;\uFF0C\u3001\uFF1B]+/;

/** What the pairs say; one without a name, or without anything, says nothing. */
export function recordOfPairs(pairs: readonly Pair[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.flatMap(({ name = '', value = '' }) =>
      name.trim() === '' || value === '' ? [] : [[name.trim(), value]],
    ),
  );
}

/** The object that a text writes down, an empty one for no text; null where it is none. */
export function jsonRecord(text: string | undefined): Setup | null {
  if (text === undefined || text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function pairsOf(record: Setup): readonly Pair[] {
  return Object.entries(record).map(([name, value]) => ({ name, value: String(value) }));
}

function recordOf(value: unknown): Setup {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textAs<Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> {
  return (typeof value === 'string' ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}
