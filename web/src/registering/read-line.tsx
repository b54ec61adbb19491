import type { ReactElement } from 'react';
import { REGISTERING } from '../texts/registering';
import { Button } from '../ui/button';
import styles from './registering.module.css';
import type { Written } from './registration';

/** Something that was read from the account and is not set yet. */
export interface Proposal {
  readonly field: keyof Pick<Written, 'applicantPhone' | 'where' | 'areaCode' | 'amountYuan' | 'typeCode'>;
  readonly what: string;
  /** As it is shown. */
  readonly words: string;
  readonly value: string;
}

/** What was read, each to be confirmed by itself or all at once. */
export function ReadLine({
  proposals,
  onUse,
}: {
  readonly proposals: readonly Proposal[];
  readonly onUse: (used: readonly Proposal[]) => void;
}): ReactElement | null {
  if (proposals.length === 0) return null;
  return (
    <div className={styles['read']} role="group" aria-label={REGISTERING.read}>
      {proposals.length > 1 ? (
        <Button look="plain" onClick={() => onUse(proposals)}>
          {REGISTERING.useAll}
        </Button>
      ) : null}
      {proposals.map((proposal) => (
        <Button key={`${proposal.field}${proposal.value}`} look="quiet" onClick={() => onUse([proposal])}>
          {REGISTERING.adopt(proposal.what, proposal.words)}
        </Button>
      ))}
    </div>
  );
}
