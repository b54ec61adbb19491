import type { ReactElement } from 'react';
import { api } from '../../api/client';
import { ACT_NAMES } from '../../texts/act-names';
import { ACTS } from '../../texts/acts';
import { Button } from '../../ui/button';
import type { Case } from '../case-query';
import styles from './acts.module.css';
import {
  CloseForm,
  ConfirmationForm,
  MergeForm,
  OtherWaysForm,
  ReopenForm,
  WithdrawalReportForm,
} from './ending';
import {
  AssignForm,
  type CaseActProps,
  ContactForm,
  ProgressForm,
  SettleForm,
  TakeForm,
  TriageForm,
} from './handling';
import type { ActCode, FormAct, Offered } from './offered';
import { ConsentForm, PartyForm, WithdrawForm } from './people';
import { DangerForm, LaneForm, PlanForm, RiskForm, StopForm, VisitForm } from './safety';
import { AcceptanceForm, AskTimeForm, DecideTimeForm, DetailsForm, WithdrawTimeForm } from './terms';

const LEVELS = ['blue', 'yellow', 'orange', 'red'];

/** One form of each act; those that a holder or an agency with a duty has too are told here how they are sent. */
const FORMS: Readonly<Record<FormAct, (props: CaseActProps) => ReactElement | null>> = {
  settle_on_scene: (props) => <SettleForm {...props} />,
  take: (props) => <TakeForm {...props} />,
  triage: (props) => <TriageForm {...props} />,
  contact: (props) => <ContactForm {...props} />,
  progress: (props) => <ProgressForm {...props} />,
  assign: (props) => <AssignForm {...props} />,
  details: (props) => <DetailsForm {...props} />,
  party: (props) => <PartyForm {...props} />,
  consent: (props) => <ConsentForm {...props} />,
  withdraw_consent: (props) => <WithdrawForm {...props} />,
  withdrawal_report: (props) => <WithdrawalReportForm {...props} />,
  danger: (props) => (
    <DangerForm
      {...props}
      how={(body) => (params) => api.POST('/api/v1/cases/{id}/danger-assessment', { params, body })}
    />
  ),
  visit: (props) => (
    <VisitForm
      {...props}
      how={(body) => (params) => api.POST('/api/v1/cases/{id}/visits', { params, body })}
    />
  ),
  plan: (props) => (
    <PlanForm
      {...props}
      how={(body) => (params) => api.POST('/api/v1/cases/{id}/safety-plan', { params, body })}
    />
  ),
  risk: (props) => (
    <RiskForm
      {...props}
      levels={LEVELS.filter((level) => level !== props.theCase.risk)}
      how={(level, reason) => (params) =>
        api.POST('/api/v1/cases/{id}/risk', { params, body: { level, reason } })
      }
    />
  ),
  lane: (props) => <LaneForm {...props} />,
  stop_legal: (props) => <StopForm {...props} />,
  acceptance: (props) => (
    <AcceptanceForm
      {...props}
      how={(body) => (params) => api.POST('/api/v1/cases/{id}/official-acceptance', { params, body })}
    />
  ),
  ask_time: (props) => <AskTimeForm {...props} />,
  decide_time: (props) => <DecideTimeForm {...props} />,
  withdraw_time: (props) => <WithdrawTimeForm {...props} />,
  close: (props) => <CloseForm {...props} />,
  other_ways: (props) => (
    <OtherWaysForm
      {...props}
      how={(body) => (params) => api.POST('/api/v1/cases/{id}/notice-of-other-ways', { params, body })}
    />
  ),
  confirmation: (props) => <ConfirmationForm {...props} />,
  reopen: (props) => <ReopenForm {...props} />,
  merge: (props) => <MergeForm {...props} />,
};

/** What a sheet of the case shows: the menu of acts, or the form of one. */
export function ActSheet({
  theCase,
  menu,
  act,
  onChoose,
  onDone,
}: {
  readonly theCase: Case;
  readonly menu: Offered['menu'];
  readonly act: FormAct | 'menu';
  readonly onChoose: (act: ActCode) => void;
  readonly onDone: (said?: string) => void;
}): ReactElement {
  if (act === 'menu') return <Menu menu={menu} onChoose={onChoose} />;
  const Form = FORMS[act];
  return <Form target={theCase} theCase={theCase} onDone={(said) => onDone(said ?? ACTS.done)} />;
}

function Menu({
  menu,
  onChoose,
}: {
  readonly menu: Offered['menu'];
  readonly onChoose: (act: ActCode) => void;
}): ReactElement {
  return (
    <div className={styles['menu']}>
      {menu.map(({ group, acts }) => (
        <section key={group}>
          <h3>{ACTS.groups[group]}</h3>
          <ul>
            {acts.map((act) => (
              <li key={act}>
                <Button onClick={() => onChoose(act)}>{ACT_NAMES[act]}</Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
