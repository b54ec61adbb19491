import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { useSession } from '../../session/session';
import { GUARDS } from '../../texts/guards';
import card from '../../ui/card.module.css';
import { Sheet } from '../../ui/sheet';
import { WordsField } from '../../ui/words-field';
import { ActForm, type ActProps } from '../acts/act-form';
import { standingTo } from '../acts/standing';
import type { Case } from '../case-query';
import { guardsQuery, type Verdict } from './guard-query';
import styles from './guards.module.css';
import { GuardQuestions } from './questions';
import { VerdictLine } from './verdict-line';

/** What the rules say of the case, with the law; what is still to be asked, one tap each; and lifting a rule, by those it names. */
export function GuardsCard({ theCase }: { readonly theCase: Case }): ReactElement | null {
  const { data: guards } = useQuery(guardsQuery(theCase.id));
  const [lifted, setLifted] = useState<Verdict | null>(null);
  const standing = standingTo(useSession(), theCase);
  if (guards === undefined || theCase.state === 'closed') return null;
  const inForce = guards.verdicts.filter(({ effect, isOverridden }) => effect !== null || isOverridden);
  const asked = theCase.state === 'registered' ? guards.questions : guards.checklist;
  const works = standing.may('case.work') && (standing.isCustodian || standing.isOwner || standing.isCentre);
  if (inForce.length === 0 && (asked.length === 0 || !works)) return null;
  return (
    <section className={card['card']} aria-labelledby="case-guards">
      <h2 id="case-guards">{inForce.length === 0 ? GUARDS.ask : GUARDS.title}</h2>
      {inForce.length === 0 ? null : (
        <ul className={styles['verdicts']}>
          {inForce.map((verdict) => (
            <VerdictLine
              key={verdict.rule}
              verdict={verdict}
              onLift={
                verdict.effect !== null &&
                verdict.overridableBy.some((role) => standing.ruleRoles.includes(role))
                  ? () => setLifted(verdict)
                  : null
              }
            />
          ))}
        </ul>
      )}
      {works ? <GuardQuestions theCase={theCase} questions={asked} /> : null}
      {lifted === null ? null : (
        <Sheet title={GUARDS.liftTitle(lifted.title)} onClose={() => setLifted(null)}>
          <LiftForm target={theCase} rule={lifted.rule} onDone={() => setLifted(null)} />
        </Sheet>
      )}
    </section>
  );
}

function LiftForm({ rule, ...props }: ActProps & { readonly rule: string }): ReactElement {
  const [reason, setReason] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={reason.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/guard-overrides', {
          params,
          body: { ruleCode: rule, reason: reason.trim() },
        })
      }
      warning={GUARDS.liftMeans}
      submit={GUARDS.lift}
    >
      <WordsField label={GUARDS.liftWhy} value={reason} onChange={setReason} required autoFocus />
    </ActForm>
  );
}
