import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../../api/client';
import { SeveralField } from './several-field';

/** Which of the files of the case go with it; nothing is asked where there are none, or they are not the asker's to see. */
export function FilesField({
  label,
  caseId,
  value,
  onChange,
}: {
  readonly label: string;
  readonly caseId: string;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}): ReactElement | null {
  const { data } = useQuery({
    queryKey: ['files', 'case', caseId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/files', { params: { query: { subjectType: 'case', subjectId: caseId } } })),
    retry: false,
  });
  const options = (data?.items ?? []).map(({ id, originalName }) => ({ code: id, label: originalName }));
  return options.length === 0 ? null : (
    <SeveralField label={label} options={options} value={value} onChange={onChange} />
  );
}
