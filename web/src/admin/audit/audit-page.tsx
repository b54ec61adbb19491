import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { type ReactElement, useState } from 'react';
import { Empty, Opening } from '../../app/page-states';
import { asProblem } from '../../api/problem';
import { AUDIT } from '../../texts/admin-audit';
import { useOptions } from '../../words/words';
import styles from '../admin.module.css';
import { More, Page } from '../parts/page';
import { ProblemAlert } from '../parts/problem-alert';
import { PickOne } from '../parts/selects';
import { auditQuery, type AuditSearch } from './audit-query';
import { AuditRows } from './audit-rows';
import { Chain } from './chain';

/** Who did or saw what: looked for by number, person, deed and time; and whether the trail is as it was written. */
export function AuditPage(): ReactElement {
  const [search, setSearch] = useState<AuditSearch | null>(null);
  const list = useInfiniteQuery(auditQuery(search));
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={AUDIT.title} lead={AUDIT.lead}>
      <Chain />
      <Search onSearch={setSearch} isUnderWay={list.isFetching && !list.isFetchingNextPage} />
      {search?.subjectId === undefined ? null : (
        <p className={styles['actions']}>
          {AUDIT.onlySubject}
          <Button
            size="small"
            onClick={() => {
              const { subjectId: _subject, ...others } = search;
              setSearch(others);
            }}
          >
            {AUDIT.allSubjects}
          </Button>
        </p>
      )}
      {list.error === null ? null : <ProblemAlert problem={asProblem(list.error)} />}
      {search === null || list.error !== null ? null : rows === undefined ? (
        <Opening />
      ) : rows.length === 0 ? (
        <Empty title={AUDIT.none} hint={AUDIT.noneHint} />
      ) : (
        <AuditRows rows={rows} onSubject={(subjectId) => setSearch({ subjectId })} />
      )}
      <More list={list} />
    </Page>
  );
}

function Search({
  onSearch,
  isUnderWay,
}: {
  readonly onSearch: (search: AuditSearch) => void;
  readonly isUnderWay: boolean;
}): ReactElement {
  const actions = [...useOptions('audit_action'), ...useOptions('event')].map(({ code, label }) => ({
    value: code,
    label,
  }));
  return (
    <Form<AuditSearch> layout="vertical" className={styles['card'] ?? ''} onFinish={onSearch} role="search">
      <div className={styles['row']}>
        <Form.Item name="number" label={AUDIT.number} extra={AUDIT.numberHint}>
          <Input maxLength={100} allowClear />
        </Form.Item>
        <Form.Item name="actor" label={AUDIT.actor} extra={AUDIT.actorHint}>
          <Input maxLength={100} allowClear />
        </Form.Item>
        <Form.Item name="action" label={AUDIT.action}>
          <PickOne options={actions} clearable />
        </Form.Item>
        <Form.Item name="from" label={AUDIT.from}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={AUDIT.to}>
          <Input type="date" />
        </Form.Item>
      </div>
      <div className={styles['actions']}>
        <Button type="primary" htmlType="submit" loading={isUnderWay}>
          {AUDIT.search}
        </Button>
        <span className={styles['muted']}>{AUDIT.recorded}</span>
      </div>
    </Form>
  );
}
