import { api } from '../../api/client';
import { ACT_NAMES } from '../../texts/act-names';
import { OtherWaysForm } from '../acts/ending';
import { DangerForm, PlanForm, RiskForm, VisitForm } from '../acts/safety';
import { AcceptanceForm } from '../acts/terms';
import type { DoorAct } from './door-acts';
import type { Holding } from './door-query';
import { HolderConsentForm, HolderWithdrawalForm } from './holder-people';

const RISING = ['yellow', 'orange', 'red'];

/** What the agency that holds a case puts on record itself; no version is asked for, it cannot read the case's. */
export function holdingActs({ caseId, risk, isConsentWithdrawn }: Holding): readonly DoorAct[] {
  const target = { id: caseId, version: 0 };
  const higher = RISING.slice(RISING.indexOf(risk) + 1);
  const talking: readonly DoorAct[] = [
    {
      code: 'consent',
      name: ACT_NAMES.consent,
      form: (onDone) => <HolderConsentForm target={target} onDone={onDone} />,
    },
    {
      code: 'withdrawal',
      name: ACT_NAMES.withdraw_consent,
      form: (onDone) => <HolderWithdrawalForm target={target} onDone={onDone} />,
    },
    {
      code: 'acceptance',
      name: ACT_NAMES.acceptance,
      form: (onDone) => (
        <AcceptanceForm
          {...{ target, onDone }}
          how={(body) => (params) =>
            api.POST('/api/v1/cases/{id}/holding/official-acceptance', { params, body })
          }
        />
      ),
    },
  ];
  const safety: readonly DoorAct[] = [
    {
      code: 'other_ways',
      name: ACT_NAMES.other_ways,
      form: (onDone) => (
        <OtherWaysForm
          {...{ target, onDone }}
          how={(body) => (params) =>
            api.POST('/api/v1/cases/{id}/holding/notice-of-other-ways', { params, body })
          }
        />
      ),
    },
    {
      code: 'danger',
      name: ACT_NAMES.danger,
      form: (onDone) => (
        <DangerForm
          {...{ target, onDone }}
          how={(body) => (params) =>
            api.POST('/api/v1/cases/{id}/holding/danger-assessment', { params, body })
          }
        />
      ),
    },
    {
      code: 'visit',
      name: ACT_NAMES.visit,
      form: (onDone) => (
        <VisitForm
          {...{ target, onDone }}
          how={(body) => (params) => api.POST('/api/v1/cases/{id}/holding/visits', { params, body })}
        />
      ),
    },
    {
      code: 'plan',
      name: ACT_NAMES.plan,
      form: (onDone) => (
        <PlanForm
          {...{ target, onDone }}
          how={(body) => (params) => api.POST('/api/v1/cases/{id}/holding/safety-plan', { params, body })}
        />
      ),
    },
    ...(higher.length === 0
      ? []
      : [
          {
            code: 'risk',
            name: ACT_NAMES.raise,
            form: (onDone: (said?: string) => void) => (
              <RiskForm
                {...{ target, onDone }}
                levels={higher}
                how={(level, reason) => (params) =>
                  api.POST('/api/v1/cases/{id}/holding/risk', {
                    params,
                    body: { level: level as 'red', reason },
                  })
                }
              />
            ),
          },
        ]),
  ];
  return isConsentWithdrawn ? safety : [...talking, ...safety];
}
