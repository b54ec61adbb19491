import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { asProblem } from '../api/problem';
import { useSession } from '../session/session';
import { FILES } from '../texts/files';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { ChoiceField } from '../ui/choice-field';
import { ProblemSay } from '../ui/problem-say';
import { Say } from '../ui/say';

type Personal = 'masked' | 'open';

/** The case as one text for the police's own system; with people in full only when asked for, which is on record. */
export function PoliceText({ caseId }: { readonly caseId: string }): ReactElement {
  const [personal, setPersonal] = useState<Personal>('masked');
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const { permissions } = useSession();
  const { data, error } = useQuery({
    queryKey: ['case', caseId, 'police-text', personal],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/cases/{id}/police-text', { params: { path: { id: caseId }, query: { personal } } }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const copy = async (): Promise<void> => {
    setCopied(await copied(data?.text ?? ''));
  };
  return (
    <div className={card['form']}>
      {permissions.includes('party.reveal') ? (
        <ChoiceField
          label={FILES.policeText}
          options={[
            { code: 'masked', label: FILES.policeMasked },
            { code: 'open', label: FILES.policeOpen },
          ]}
          value={personal}
          onChange={(code) => {
            setPersonal(code as Personal);
            setCopied(null);
          }}
        />
      ) : null}
      {error === null ? null : <ProblemSay problem={asProblem(error)} />}
      {data === undefined ? null : (
        <>
          {/* No text area: what stands in one stays in the tab's own history. */}
          <p
            role="region"
            aria-label={FILES.policeText}
            tabIndex={0}
            className={`${card['words']} ${card['whole']}`}
          >
            {data.text}
          </p>
          <Button look="main" onClick={() => void copy()}>
            {FILES.copy}
          </Button>
        </>
      )}
      {isCopied === null ? null : (
        <Say tone={isCopied ? 'good' : 'fault'}>{isCopied ? FILES.copied : FILES.copyFailed}</Say>
      )}
    </div>
  );
}

/** Into the clipboard; a page that was not opened over HTTPS has none. @returns whether it is there */
async function copied(text: string): Promise<boolean> {
  if (!('clipboard' in navigator)) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
