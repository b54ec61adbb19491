import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Views } from '../../api/client';
import { Empty } from '../../app/page-states';
import { useSession } from '../../session/session';
import { AGENCIES } from '../../texts/admin-agencies';
import { useWords } from '../../words/words';
import styles from '../admin.module.css';
import { Answered, More, Page } from '../parts/page';
import { areasQuery, calendarsQuery } from '../parts/queries';
import { areaWords, PickArea, PickWord } from '../parts/selects';
import { Mark, Table } from '../parts/table';
import { agenciesQuery, type Agency, type AgencyFilter } from './agency-queries';
import { MakeAgency } from './make-agency';

/** The agencies that take part: to find one, and to make one. */
export function AgenciesPage(): ReactElement {
  const [filter, setFilter] = useState<AgencyFilter>({ withClosed: false });
  const [isMaking, setIsMaking] = useState(false);
  const navigate = useNavigate();
  const list = useInfiniteQuery(agenciesQuery(filter));
  const mayMake = useSession().permissions.includes('agency.manage');
  return (
    <Page
      title={AGENCIES.title}
      lead={AGENCIES.lead}
      actions={
        mayMake ? (
          <>
            <Link to="/admin/agencies/without-duty">{AGENCIES.withoutDuty}</Link>
            <Button type="primary" onClick={() => setIsMaking(true)}>
              {AGENCIES.make}
            </Button>
          </>
        ) : null
      }
    >
      <Filters filter={filter} onChange={setFilter} />
      <Answered asked={list}>
        {({ pages }) => <Rows agencies={pages.flatMap(({ items }) => items)} />}
      </Answered>
      <More list={list} />
      {isMaking ? (
        <MakeAgency
          onClose={() => setIsMaking(false)}
          onDone={({ id }) => void navigate(`/admin/agencies/${id}`)}
        />
      ) : null}
    </Page>
  );
}

function Filters({
  filter,
  onChange,
}: {
  readonly filter: AgencyFilter;
  readonly onChange: (filter: AgencyFilter) => void;
}): ReactElement {
  return (
    <div className={styles['filters']} role="search">
      <div className={styles['filter']}>
        <span aria-hidden>{AGENCIES.search}</span>
        <Input
          aria-label={AGENCIES.search}
          allowClear
          value={filter.q ?? ''}
          onChange={({ target }) => onChange({ ...filter, q: target.value })}
        />
      </div>
      <div className={styles['filter']}>
        <span aria-hidden>{AGENCIES.area}</span>
        <PickArea
          by="code"
          clearable
          label={AGENCIES.area}
          onChange={(areaCode) => onChange({ ...filter, areaCode })}
        />
      </div>
      <div className={styles['filter']}>
        <span aria-hidden>{AGENCIES.kind}</span>
        <PickWord
          vocabulary="agency_kind"
          clearable
          label={AGENCIES.kind}
          onChange={(kind) => onChange({ ...filter, kind })}
        />
      </div>
      <Checkbox
        checked={filter.withClosed}
        onChange={({ target }) => onChange({ ...filter, withClosed: target.checked })}
      >
        {AGENCIES.withClosed}
      </Checkbox>
    </div>
  );
}

/** The rows once everything in them is known: columns that fill up one after the other move what is being pressed. */
function Rows({ agencies }: { readonly agencies: readonly Agency[] }): ReactNode {
  const areas = useQuery(areasQuery);
  const calendars = useQuery(calendarsQuery);
  return (
    <Answered asked={areas}>
      {(knownAreas) => (
        <Answered asked={calendars}>
          {(knownCalendars) => <Whole agencies={agencies} areas={knownAreas} calendars={knownCalendars} />}
        </Answered>
      )}
    </Answered>
  );
}

function Whole({
  agencies,
  areas,
  calendars,
}: {
  readonly agencies: readonly Agency[];
  readonly areas: readonly Views['AreaView'][];
  readonly calendars: readonly Views['CalendarView'][];
}): ReactElement {
  const word = useWords();
  if (agencies.length === 0) return <Empty title={AGENCIES.none} hint={AGENCIES.noneHint} />;
  const areaOf = ({ areaId }: Agency): string => {
    const area = areas.find(({ id }) => id === areaId);
    return area === undefined ? '' : areaWords(area, areas);
  };
  return (
    <Table
      label={AGENCIES.title}
      heads={[AGENCIES.name, AGENCIES.kind, AGENCIES.area, AGENCIES.duty, AGENCIES.calendar, AGENCIES.state]}
    >
      {agencies.map((agency) => (
        <tr key={agency.id}>
          <td>
            <Link to={`/admin/agencies/${agency.id}`}>{agency.name}</Link>
          </td>
          <td>{word('agency_kind', agency.kind)}</td>
          <td>{areaOf(agency)}</td>
          <td>
            {agency.duty === null ? (
              <span className={styles['muted']}>{AGENCIES.noDuty}</span>
            ) : (
              `${agency.duty.person} ${agency.duty.phone}`
            )}
          </td>
          <td>{calendars.find(({ key }) => key === agency.calendarKey)?.name ?? agency.calendarKey}</td>
          <td>
            <Mark {...(agency.active ? { tone: 'good' as const } : {})}>
              {agency.active ? AGENCIES.active : AGENCIES.closed}
            </Mark>
          </td>
        </tr>
      ))}
    </Table>
  );
}
