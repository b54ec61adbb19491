import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useId, useState } from 'react';
import { useAttach } from '../api/attach';
import { FileLink } from '../files/file-link';
import { allFilesOf, filesQuery } from '../files/files-query';
import { problemWords } from '../texts/problems';
import { REFERRAL } from '../texts/referral';
import card from '../ui/card.module.css';
import { More } from '../ui/more';
import { Say } from '../ui/say';
import type { Referral } from './referral-query';
import styles from './referral.module.css';

/** What was attached to the referral itself, and a way to attach more while it is worked on: on a phone, the camera. */
export function OwnFiles({ referral }: { readonly referral: Referral }): ReactElement | null {
  const { id, relations, endedAt } = referral;
  const isTheirs = relations.includes('recipient') || relations.includes('sender');
  const list = useInfiniteQuery({
    ...filesQuery({ type: 'referral', id }, referral.snapshotMark),
    enabled: isTheirs,
    retry: false,
  });
  const files = list.data?.pages.flatMap(({ items }) => items);
  if (files === undefined || (files.length === 0 && endedAt !== null)) return null;
  return (
    <section className={card['card']}>
      <h2>{REFERRAL.ownFiles}</h2>
      {files.length === 0 ? (
        <p>{REFERRAL.noFiles}</p>
      ) : (
        <ul className={card['lines']}>
          {files.map((file) => (
            <li key={file.id}>
              <FileLink id={file.id} title={file.originalName} mediaType={file.mediaType} />
            </li>
          ))}
        </ul>
      )}
      <More of={list} />
      {endedAt === null ? <Attach referralId={id} /> : null}
    </section>
  );
}

function Attach({ referralId }: { readonly referralId: string }): ReactElement {
  const client = useQueryClient();
  const id = useId();
  const [attached, setAttached] = useState<string | null>(null);
  const { give, isUnderWay, problem } = useAttach({ type: 'referral', id: referralId }, (file) => {
    setAttached(file.originalName);
    return client.invalidateQueries(allFilesOf({ type: 'referral', id: referralId }));
  });
  return (
    <>
      <label className={styles['attach']} htmlFor={id}>
        {isUnderWay ? REFERRAL.attaching : REFERRAL.attach}
        <input
          id={id}
          type="file"
          accept="image/*,application/pdf,.doc,.docx,.xls,.xlsx"
          disabled={isUnderWay}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) {
              setAttached(null);
              give({ file });
            }
            target.value = '';
          }}
        />
      </label>
      {attached === null ? null : <Say tone="good">{REFERRAL.attached(attached)}</Say>}
      {problem === null ? null : <Say tone="fault">{problemWords(problem)}</Say>}
    </>
  );
}
