import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { ADMIN } from '../../texts/admin';
import { KINDS } from '../../texts/admin-kinds';
import { POLICIES } from '../../texts/admin-policies';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { AnsweredPage, Card, Page } from '../parts/page';
import { Mark } from '../parts/table';
import { FLAGS } from './kind-values';
import { KindWindow } from './kind-window';
import { type Kind, kindQuery, type KindProfile, profileOf } from './kind-queries';

/** One kind of agency in words; one that is data can be changed. */
export function KindPage(): ReactElement {
  const { key = '' } = useParams();
  const asked = useQuery(kindQuery(key));
  return <AnsweredPage asked={asked}>{(kind) => <Shown kind={kind} />}</AnsweredPage>;
}

function Shown({ kind }: { readonly kind: Kind }): ReactElement {
  const word = useWords();
  const [isChanging, setIsChanging] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const isOurs = kind.origin === 'data';
  return (
    <Page
      title={kind.label}
      mark={
        <Mark {...(isOurs ? { tone: 'info' as const } : {})}>{word('agency_kind_origin', kind.origin)}</Mark>
      }
      lead={isOurs ? kind.source : KINDS.fixed}
      actions={
        isOurs ? (
          <Button type="primary" onClick={() => setIsChanging(true)}>
            {ADMIN.edit}
          </Button>
        ) : null
      }
    >
      {isSaved ? <Say tone="good">{KINDS.saved}</Say> : null}
      <Told profile={profileOf(kind)} />
      {isChanging ? (
        <KindWindow
          kind={kind}
          onClose={() => setIsChanging(false)}
          onDone={() => {
            setIsSaved(true);
            setIsChanging(false);
          }}
        />
      ) : null}
    </Page>
  );
}

function Told({ profile }: { readonly profile: KindProfile }): ReactElement {
  const word = useWords();
  const { capabilities, modes, refusal, refusalByReason, resolveKind } = profile;
  const exceptions = Object.entries(refusalByReason).filter(([, how]) => how !== refusal);
  const flags = FLAGS.filter((flag) => profile[flag]).map((flag) => KINDS[flag]);
  return (
    <div className={styles['columns']}>
      <section className={styles['card']}>
        <Facts>
          <Fact label={KINDS.types}>
            {capabilities.length === 0
              ? KINDS.allTypes
              : capabilities.map((code) => word('dispute_type', code)).join('、')}
          </Fact>
          <Fact label={KINDS.refusal}>{word('refusal', refusal)}</Fact>
          <Fact label={KINDS.exceptions}>
            {exceptions
              .map(([reason, how]) => `${word('refusal_reason', reason)}（${word('refusal', String(how))}）`)
              .join('、')}
          </Fact>
          <Fact label={KINDS.dispatch}>{word('dispatch', profile.dispatch)}</Fact>
          <Fact label={KINDS.modes}>
            {modes.length === 0
              ? KINDS.everyMode
              : modes.map((mode) => word('referral_mode', mode)).join('、')}
          </Fact>
          <Fact label={KINDS.hold}>{profile.maxHoldWorkingDays}</Fact>
          <Fact label={KINDS.limitKind}>
            {resolveKind === null
              ? KINDS.usual
              : (POLICIES.kindNames[resolveKind] ?? word('agency_kind', resolveKind))}
          </Fact>
          <Fact label={KINDS.marks}>{flags.length === 0 ? KINDS.none : flags.join('、')}</Fact>
        </Facts>
      </section>
      <div className={styles['page']}>
        <Lines title={KINDS.questions}>
          {profile.intakeQuestions.map(({ code, text, required }) => (
            <li key={code}>
              <span>{text}</span>
              {required ? <Mark tone="info">{KINDS.must}</Mark> : null}
            </li>
          ))}
        </Lines>
        <Lines title={KINDS.papers}>
          {profile.requiredPapers.map(({ code, label, from }) => (
            <li key={code}>
              <span>{label}</span>
              <span className={styles['muted']}>{word('brought_by', from)}</span>
            </li>
          ))}
        </Lines>
        <Lines title={KINDS.scope}>
          {profile.officialScope.map(({ text, source }) => (
            <li key={text}>
              <span>{text}</span>
              <span className={styles['muted']}>
                {source.source} {source.article}
              </span>
            </li>
          ))}
        </Lines>
        <Lines title={KINDS.negative}>
          {profile.negativeScope.map(({ duty, text, source }) => (
            <li key={duty}>
              <span>{text}</span>
              <span className={styles['muted']}>
                {source.source} {source.article}
              </span>
            </li>
          ))}
        </Lines>
      </div>
    </div>
  );
}

function Lines({
  title,
  children,
}: {
  readonly title: string;
  readonly children: readonly ReactNode[];
}): ReactElement {
  return (
    <Card title={title}>
      {children.length === 0 ? (
        <p className={styles['muted']}>{KINDS.none}</p>
      ) : (
        <ul className={styles['lines']}>{children}</ul>
      )}
    </Card>
  );
}
