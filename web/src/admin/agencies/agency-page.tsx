import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { useParams } from 'react-router';
import { api, bodyOf } from '../../api/client';
import { useSession } from '../../session/session';
import { ADMIN } from '../../texts/admin';
import { AGENCIES } from '../../texts/admin-agencies';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { ifMatch } from '../../api/use-command';
import { FormWindow } from '../parts/form-window';
import { AnsweredPage, Page } from '../parts/page';
import { areasQuery, calendarsQuery } from '../parts/queries';
import { areaWords } from '../parts/selects';
import { Mark } from '../parts/table';
import { agencyBody, AgencyFields, type AgencyValues, valuesOf } from './agency-fields';
import { agencyQuery, type Agency } from './agency-queries';
import { ClosingWindow } from './closing-window';
import { Members } from './members';
import { OpenWork } from './open-work';

/** One agency: what is known of it, what it has open, who works there. */
export function AgencyPage(): ReactElement {
  const { id = '' } = useParams();
  const asked = useQuery(agencyQuery(id));
  return <AnsweredPage asked={asked}>{(agency) => <Shown agency={agency} />}</AnsweredPage>;
}

function Shown({ agency }: { readonly agency: Agency }): ReactElement {
  const [open, setOpen] = useState<'edit' | 'state' | null>(null);
  const [isChanged, setIsChanged] = useState(false);
  const { permissions } = useSession();
  const close = (): void => setOpen(null);
  const done = (): void => {
    setIsChanged(true);
    close();
  };
  const mayManage = permissions.includes('agency.manage');
  return (
    <Page
      title={agency.name}
      mark={
        <Mark {...(agency.active ? { tone: 'good' as const } : {})}>
          {agency.active ? AGENCIES.active : AGENCIES.closed}
        </Mark>
      }
      actions={
        mayManage ? (
          <>
            <Button type="primary" onClick={() => setOpen('edit')}>
              {ADMIN.edit}
            </Button>
            <Button danger={agency.active} onClick={() => setOpen('state')}>
              {agency.active ? AGENCIES.deactivate : AGENCIES.activate}
            </Button>
          </>
        ) : null
      }
    >
      {isChanged ? <Say tone="good">{AGENCIES.changed}</Say> : null}
      <div className={styles['columns']}>
        <Known agency={agency} />
        <div className={styles['page']}>
          {mayManage ? <OpenWork agency={agency} /> : null}
          {permissions.includes('user.manage') ? (
            <Members agency={agency} />
          ) : (
            <p className={styles['muted']}>{AGENCIES.membersElsewhere}</p>
          )}
        </div>
      </div>
      {open === 'edit' ? <EditWindow agency={agency} onClose={close} onDone={done} /> : null}
      {open === 'state' ? <ClosingWindow agency={agency} onClose={close} onDone={done} /> : null}
    </Page>
  );
}

function Known({ agency }: { readonly agency: Agency }): ReactElement {
  const word = useWords();
  const { data: areas = [] } = useQuery(areasQuery);
  const { data: calendars = [] } = useQuery(calendarsQuery);
  const area = areas.find(({ id }) => id === agency.areaId);
  const { duty, capabilities } = agency;
  const dispatch = valuesOf(agency).dispatch;
  return (
    <section className={styles['card']}>
      <Facts>
        <Fact label={AGENCIES.kind}>{word('agency_kind', agency.kind)}</Fact>
        <Fact label={AGENCIES.area}>{area === undefined ? '' : areaWords(area, areas)}</Fact>
        <Fact label={AGENCIES.key}>{agency.key}</Fact>
        <Fact label={AGENCIES.duty}>
          {duty === null ? AGENCIES.noDuty : `${duty.person} ${duty.phone}（${duty.hours}）`}
        </Fact>
        <Fact label={AGENCIES.calendar}>
          {calendars.find(({ key }) => key === agency.calendarKey)?.name ?? agency.calendarKey}
        </Fact>
        <Fact label={AGENCIES.dispatch}>
          {dispatch === undefined ? AGENCIES.asKind : word('dispatch', dispatch)}
        </Fact>
        <Fact label={AGENCIES.capacity}>{agency.capacity}</Fact>
        <Fact label={AGENCIES.capabilities}>
          {capabilities.map((code) => word('dispute_type', code)).join('、')}
        </Fact>
        <Fact label={AGENCIES.parent}>
          {agency.parentId === null ? '' : <ParentName id={agency.parentId} />}
        </Fact>
      </Facts>
    </section>
  );
}

function ParentName({ id }: { readonly id: string }): ReactElement {
  const { data } = useQuery(agencyQuery(id));
  return <>{data?.name ?? ''}</>;
}

function EditWindow({
  agency,
  onClose,
  onDone,
}: {
  readonly agency: Agency;
  readonly onClose: () => void;
  readonly onDone: () => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery(agencyQuery(agency.id));
  const { data: parent } = useQuery({
    ...agencyQuery(agency.parentId ?? ''),
    enabled: agency.parentId !== null,
  });
  return (
    <FormWindow<AgencyValues, Agency>
      version={agency.version}
      title={AGENCIES.edit}
      okText={ADMIN.save}
      width={760}
      initial={valuesOf(agency)}
      onClose={onClose}
      reread={refetch}
      onDone={(after) => {
        client.setQueryData(agencyQuery(agency.id).queryKey, after);
        void client.invalidateQueries({ queryKey: ['admin', 'agencies', 'list'] });
        onDone();
      }}
      send={(values, _header, read) =>
        bodyOf(
          api.PATCH('/api/v1/agencies/{id}', {
            params: { path: { id: agency.id }, header: ifMatch(read) },
            body: agencyBody(values, agency.profile),
          }),
        )
      }
    >
      <AgencyFields
        key={parent?.id ?? ''}
        parent={parent === undefined ? null : { value: parent.id, label: parent.name }}
      />
    </FormWindow>
  );
}
