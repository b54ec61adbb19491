import type { ReactElement } from 'react';
import { REFERENCE, REFERENCE_CODES, REFERENCE_FIELDS } from '../../texts/admin-reference';
import { useWords } from '../../words/words';
import type { LegalSource } from './dispute-types';
import styles from './reference.module.css';

/** The vocabulary that the codes of a part are of, by the name of the part. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  mark: 'source_mark',
  outcome: 'guard_effect',
  level: 'risk_level',
  risks: 'risk_level',
  otherwise: 'risk_level',
  binds: 'agency_kind',
  overridableBy: 'role',
  toKinds: 'agency_kind',
  tells: 'agency_kind',
  leadAgencyKinds: 'agency_kind',
  supportingAgencyKinds: 'agency_kind',
  consentOnlyKinds: 'agency_kind',
  clock: 'clock',
  aPartyIs: 'party_mark',
  fact: 'fact',
  number: 'fact',
  ifAbsent: 'truth',
  askAfter: 'fact',
  opensPaths: 'legal_path',
  kind: 'legal_path',
  typeIs: 'dispute_type',
  types: 'dispute_type',
  askForTypes: 'dispute_type',
  suggestedByTypes: 'dispute_type',
};

/** A document as people read it: each entry a block, its parts by name, its codes in words. */
export function Readable({
  value,
  part = '',
}: {
  readonly value: unknown;
  readonly part?: string;
}): ReactElement {
  const word = useWords();
  const say = (code: string): string => REFERENCE_CODES[code] ?? word(VOCABULARIES[part] ?? '', code);
  if (typeof value === 'boolean') return <>{value ? REFERENCE.yes : REFERENCE.no}</>;
  if (typeof value === 'string') return <>{say(value)}</>;
  if (typeof value === 'number') return <>{value}</>;
  if (Array.isArray(value)) return <Entries entries={value} part={part} say={say} />;
  if (typeof value !== 'object' || value === null) return <>—</>;
  if (isSource(value))
    return <>{REFERENCE.law(value.source, value.article, word('source_mark', value.mark))}</>;
  return (
    <dl className={styles['parts']}>
      {Object.entries(value).map(([name, inner]) => (
        <div key={name}>
          <dt>{REFERENCE_FIELDS[name] ?? word('close_outcome', name)}</dt>
          <dd>
            <Readable value={inner} part={name} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The ground of a rule, which is told in one line. */
function isSource(value: object): value is LegalSource {
  return 'source' in value && 'article' in value && 'mark' in value;
}

function Entries({
  entries,
  part,
  say,
}: {
  readonly entries: readonly unknown[];
  readonly part: string;
  readonly say: (code: string) => string;
}): ReactElement {
  if (entries.length === 0) return <>—</>;
  if (entries.every((entry) => typeof entry === 'string' || typeof entry === 'number'))
    return <>{entries.map((entry) => say(String(entry))).join('、')}</>;
  return (
    <ul className={styles['entries']}>
      {entries.map((entry, index) => (
        <li key={index}>
          <Readable value={entry} part={part} />
        </li>
      ))}
    </ul>
  );
}
