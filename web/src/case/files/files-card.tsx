import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type ReactElement, useRef } from 'react';
import { api, bodyOf } from '../../api/client';
import { newCommandKey } from '../../api/command-key';
import { asProblem } from '../../api/problem';
import { FileLink } from '../../files/file-link';
import { useSession } from '../../session/session';
import { FILES } from '../../texts/files';
import { problemWords } from '../../texts/problems';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import styles from './files.module.css';
import { filesQuery } from './files-query';

/** Photos and papers of a case: each is opened with one tap, which is on record; new ones come from the camera or the disk. */
export function FilesCard({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(filesQuery(caseId));
  const { permissions } = useSession();
  const word = useWords();
  const now = useNow();
  if (data === undefined) return null;
  const files = data.pages.flatMap(({ items }) => items);
  return (
    <section className={card['card']} aria-labelledby="case-files">
      <h2 id="case-files">{FILES.title}</h2>
      {files.length === 0 ? <p>{FILES.none}</p> : null}
      <ul className={styles['files']}>
        {files.map(({ id, originalName, mediaType, kind, bytes, uploadedByName, at }) => (
          <li key={id}>
            <FileLink id={id} title={originalName} mediaType={mediaType} />
            <small>
              {word('file_kind', kind)} · {FILES.size(bytes)}
            </small>
            <small>{FILES.by(uploadedByName, calendarWords(at, now))}</small>
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <Button look="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {FILES.more}
        </Button>
      ) : null}
      {permissions.includes('file.write') ? <Adding caseId={caseId} /> : null}
    </section>
  );
}

function Adding({ caseId }: { readonly caseId: string }): ReactElement {
  const client = useQueryClient();
  const key = useRef(newCommandKey());
  const upload = useMutation({
    mutationFn: ({ file, kind }: { readonly file: File; readonly kind: 'photo' | 'paper' }) => {
      const form = new FormData();
      form.append('file', file);
      return bodyOf(
        api.POST('/api/v1/files', {
          params: {
            query: { subjectType: 'case', subjectId: caseId, kind },
            header: { 'Idempotency-Key': key.current },
          },
          body: { file: '' },
          bodySerializer: () => form,
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', caseId] }),
    onSettled: (_, error) => {
      if (error === null || asProblem(error).status !== 0) key.current = newCommandKey();
    },
  });
  const choose =
    (kind: 'photo' | 'paper') =>
    ({ target }: ChangeEvent<HTMLInputElement>): void => {
      const file = target.files?.[0];
      if (file !== undefined) upload.mutate({ file, kind });
      target.value = '';
    };
  const problem = upload.error === null ? null : asProblem(upload.error);
  return (
    <div className={styles['adding']}>
      <label>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          disabled={upload.isPending}
          onChange={choose('photo')}
        />
        <span>{FILES.photo}</span>
      </label>
      <label>
        <input type="file" disabled={upload.isPending} onChange={choose('paper')} />
        <span>{FILES.paper}</span>
      </label>
      {upload.isPending ? <small role="status">{FILES.adding}</small> : null}
      {problem === null ? null : <Say tone="fault">{problemWords(problem)}</Say>}
    </div>
  );
}
