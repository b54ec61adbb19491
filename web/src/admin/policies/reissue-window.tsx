import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { POLICIES } from '../../texts/admin-policies';
import styles from '../admin.module.css';
import { FormWindow } from '../parts/form-window';
import { Answered } from '../parts/page';
import type { Recomputation } from '../recomputing/recomputing';
import { NOTHING_READ } from '../../ui/use-read';
import { policiesQuery, type Policy, previewQuery } from './policy-queries';

/** Puts running clocks on the newest version, after what that would do was counted and told. */
export function ReissueWindow({
  policy,
  onClose,
  onDone,
}: {
  readonly policy: Policy;
  readonly onClose: () => void;
  readonly onDone: (recomputation: Recomputation) => void;
}): ReactElement {
  const client = useQueryClient();
  const asked = useQuery(previewQuery(policy.key));
  return (
    <FormWindow<object, Recomputation>
      title={POLICIES.reissueTitle(asked.data?.versionNumber ?? policy.currentNumber)}
      okText={POLICIES.reissueDo}
      okDisabled={asked.data === undefined || asked.data.clocks === 0}
      onClose={onClose}
      onDone={onDone}
      // Of what was counted and told: the list may be older than that.
      version={asked.data?.versionNumber ?? NOTHING_READ}
      reread={() => client.invalidateQueries({ queryKey: policiesQuery.queryKey })}
      send={(_nothing, header, read) =>
        bodyOf(
          api.POST('/api/v1/policies/{key}/reissue', {
            params: { path: { key: policy.key }, header: { ...header, ...ifMatch(read) } },
          }),
        )
      }
    >
      <Answered asked={asked}>
        {({ clocks, moved, wouldBreach, kept, failed, sourceDocument }) =>
          clocks === 0 ? (
            <p>{POLICIES.nothingToDo}</p>
          ) : (
            <>
              <p>{POLICIES.follows(sourceDocument)}</p>
              <ul className={styles['lines']}>
                <li>{POLICIES.wouldClocks(clocks)}</li>
                <li>{POLICIES.wouldMove(moved)}</li>
                <li>{POLICIES.wouldBreach(wouldBreach)}</li>
                <li>{POLICIES.wouldKeep(kept)}</li>
                {failed === 0 ? null : <li>{POLICIES.wouldFail(failed)}</li>}
              </ul>
            </>
          )
        }
      </Answered>
    </FormWindow>
  );
}
