import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { ChangeEvent, ReactElement } from 'react';
import { type AttachedTo, useAttach } from '../../api/attach';
import { FileLink } from '../../files/file-link';
import { filesQuery } from '../../files/files-query';
import { useSession } from '../../session/session';
import { FILES } from '../../texts/files';
import { problemWords } from '../../texts/problems';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import card from '../../ui/card.module.css';
import { More } from '../../ui/more';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import styles from './files.module.css';

/** Photos and papers of a case: each is opened with one tap, which is on record; new ones come from the camera or the disk. */
export function FilesCard({ caseId }: { readonly caseId: string }): ReactElement | null {
  const of = { type: 'case', id: caseId } as const;
  const list = useInfiniteQuery(filesQuery(of));
  const { permissions } = useSession();
  const word = useWords();
  const now = useNow();
  if (list.data === undefined) return null;
  const files = list.data.pages.flatMap(({ items }) => items);
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
      <More of={list} />
      {permissions.includes('file.write') ? <Adding to={of} /> : null}
    </section>
  );
}

function Adding({ to }: { readonly to: AttachedTo }): ReactElement {
  const client = useQueryClient();
  const { give, isUnderWay, problem } = useAttach(to, () =>
    client.invalidateQueries({ queryKey: ['case', to.id] }),
  );
  const choose =
    (kind: 'photo' | 'paper') =>
    ({ target }: ChangeEvent<HTMLInputElement>): void => {
      const file = target.files?.[0];
      if (file !== undefined) give({ file, kind });
      target.value = '';
    };
  return (
    <div className={styles['adding']}>
      <label>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          disabled={isUnderWay}
          onChange={choose('photo')}
        />
        <span>{FILES.photo}</span>
      </label>
      <label>
        <input type="file" disabled={isUnderWay} onChange={choose('paper')} />
        <span>{FILES.paper}</span>
      </label>
      {isUnderWay ? <small role="status">{FILES.adding}</small> : null}
      {problem === null ? null : <Say tone="fault">{problemWords(problem)}</Say>}
    </div>
  );
}
