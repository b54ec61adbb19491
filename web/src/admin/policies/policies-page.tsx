import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useSession } from '../../session/session';
import { POLICIES } from '../../texts/admin-policies';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import styles from '../admin.module.css';
import { Answered, AnsweredPage, Page } from '../parts/page';
import { areasQuery } from '../parts/queries';
import { areaWords, PickOne } from '../parts/selects';
import { Recomputing, type Recomputation } from '../recomputing/recomputing';
import { ChangeLadder } from './change-ladder';
import { ChangeLimit } from './change-limit';
import type { PolicyDefinition, PolicyRule } from './definition';
import { Ladders } from './ladders';
import { MakePolicy } from './make-policy';
import { Limits } from './limits';
import { type Policy, policiesQuery, type PolicyVersion, policyVersionsQuery } from './policy-queries';
import { PolicyVersions } from './policy-versions';
import { ReissueWindow } from './reissue-window';

/** The limits of a policy in words: to read, to change one of them, and to put running clocks on the newest version. */
export function PoliciesPage(): ReactElement {
  const { key } = useParams();
  const asked = useQuery(policiesQuery);
  return (
    <AnsweredPage asked={asked}>
      {(policies) => {
        const shown = policies.find((policy) => policy.key === key);
        if (shown === undefined) return <Navigate to={`/admin/policies/${policies[0]?.key ?? ''}`} replace />;
        return <Shown key={shown.key} policy={shown} policies={policies} />;
      }}
    </AnsweredPage>
  );
}

function Shown({
  policy,
  policies,
}: {
  readonly policy: Policy;
  readonly policies: readonly Policy[];
}): ReactElement {
  const navigate = useNavigate();
  const mayChange = useSession().permissions.includes('policy.manage');
  const [isMaking, setIsMaking] = useState(false);
  const [isReissuing, setIsReissuing] = useState(false);
  const [begun, setBegun] = useState<Recomputation | null>(null);
  const asked = useQuery(policyVersionsQuery(policy.key));
  return (
    <Page
      title={POLICIES.title}
      lead={POLICIES.lead}
      actions={
        <>
          <PickOne
            label={POLICIES.which}
            value={policy.key}
            options={policies.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(key) => void navigate(`/admin/policies/${key ?? ''}`)}
          />
          {mayChange ? (
            <>
              <Button onClick={() => setIsMaking(true)}>{POLICIES.make}</Button>
              <Button onClick={() => setIsReissuing(true)}>{POLICIES.reissue}</Button>
            </>
          ) : null}
        </>
      }
    >
      {begun === null ? null : <Recomputing begun={begun} />}
      <Answered asked={asked}>
        {([newest, ...older]) =>
          newest === undefined ? null : (
            <Newest policy={policy} newest={newest} older={older} mayChange={mayChange} />
          )
        }
      </Answered>
      {isMaking ? (
        <MakePolicy
          like={policy}
          onClose={() => setIsMaking(false)}
          onDone={(key) => void navigate(`/admin/policies/${key}`)}
        />
      ) : null}
      {isReissuing ? (
        <ReissueWindow
          policy={policy}
          onClose={() => setIsReissuing(false)}
          onDone={(recomputation) => {
            setBegun(recomputation);
            setIsReissuing(false);
          }}
        />
      ) : null}
    </Page>
  );
}

function Newest({
  policy,
  newest,
  older,
  mayChange,
}: {
  readonly policy: Policy;
  readonly newest: PolicyVersion;
  readonly older: readonly PolicyVersion[];
  readonly mayChange: boolean;
}): ReactElement {
  const { data: areas = [] } = useQuery(areasQuery);
  const [changed, setChanged] = useState<PolicyRule | null>(null);
  const [ladder, setLadder] = useState<string | null>(null);
  const [saved, setSaved] = useState<number | null>(null);
  const definition = newest.definition as unknown as PolicyDefinition;
  const area = areas.find(({ id }) => id === policy.areaId);
  return (
    <>
      {saved === null ? null : <Say tone="good">{POLICIES.saved(saved)}</Say>}
      <section className={styles['card']}>
        <Facts>
          <Fact label={POLICIES.scope}>
            {area === undefined ? POLICIES.everywhere : areaWords(area, areas)}
          </Fact>
          <Fact label={POLICIES.version(newest.number)}>{newest.sourceDocument}</Fact>
        </Facts>
      </section>
      <Limits rules={definition.rules} onChange={mayChange ? setChanged : null} />
      <Ladders ladders={definition.ladders} onChange={mayChange ? setLadder : null} />
      <PolicyVersions versions={[newest, ...older]} />
      {ladder === null ? null : (
        <ChangeLadder
          policy={policy}
          newest={newest}
          name={ladder}
          steps={definition.ladders[ladder] ?? []}
          onClose={() => setLadder(null)}
          onDone={(number) => {
            setSaved(number);
            setLadder(null);
          }}
        />
      )}
      {changed === null ? null : (
        <ChangeLimit
          policy={policy}
          newest={newest}
          rule={definition.rules.find(({ key }) => key === changed.key) ?? changed}
          onClose={() => setChanged(null)}
          onDone={(number) => {
            setSaved(number);
            setChanged(null);
          }}
        />
      )}
    </>
  );
}
