import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useId } from 'react';
import { api, bodyOf } from '../api/client';
import { command } from '../api/command-key';
import { asProblem } from '../api/problem';
import { FileLink } from '../files/file-link';
import { problemWords } from '../texts/problems';
import { REFERRAL } from '../texts/referral';
import card from '../ui/card.module.css';
import { Say } from '../ui/say';
import type { Referral } from './referral-query';
import styles from './referral.module.css';

/** What was attached to the referral itself, and a way to attach more while it is worked on: on a phone, the camera. */
export function OwnFiles({ referral }: { readonly referral: Referral }): ReactElement | null {
  const { id, relations, endedAt } = referral;
  const isTheirs = relations.includes('recipient') || relations.includes('sender');
  const { data } = useQuery({
    queryKey: ['files', 'referral', id],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/files', { params: { query: { subjectType: 'referral', subjectId: id } } })),
    enabled: isTheirs,
    retry: false,
  });
  if (data === undefined || (data.items.length === 0 && endedAt !== null)) return null;
  return (
    <section className={card['card']}>
      <h2>{REFERRAL.ownFiles}</h2>
      <ul className={card['lines']}>
        {data.items.map((file) => (
          <li key={file.id}>
            <FileLink id={file.id} title={file.originalName} mediaType={file.mediaType} />
          </li>
        ))}
      </ul>
      {endedAt === null ? <Attach referralId={id} /> : null}
    </section>
  );
}

function Attach({ referralId }: { readonly referralId: string }): ReactElement {
  const client = useQueryClient();
  const id = useId();
  const attach = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return bodyOf(
        api.POST('/api/v1/files', {
          params: { query: { subjectType: 'referral', subjectId: referralId }, header: command() },
          body: form as never,
          bodySerializer: () => form,
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['files', 'referral', referralId] }),
  });
  return (
    <>
      <label className={styles['attach']} htmlFor={id}>
        {attach.isPending ? REFERRAL.attaching : REFERRAL.attach}
        <input
          id={id}
          type="file"
          accept="image/*,application/pdf,.doc,.docx,.xls,.xlsx"
          disabled={attach.isPending}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) attach.mutate(file);
            target.value = '';
          }}
        />
      </label>
      {attach.data === undefined ? null : (
        <Say tone="good">{REFERRAL.attached(attach.data.originalName)}</Say>
      )}
      {attach.error === null ? null : <Say tone="fault">{problemWords(asProblem(attach.error))}</Say>}
    </>
  );
}
