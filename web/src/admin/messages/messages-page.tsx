import { type ReactElement, useState } from 'react';
import { MESSAGES } from '../../texts/admin-messages';
import { Say } from '../../ui/say';
import styles from '../admin.module.css';
import { Page } from '../parts/page';
import { HouseCard } from './house-card';
import { RulesCard } from './rules-card';
import { TasksCard } from './tasks-card';
import { TextsCard } from './texts-card';

/** What people are told, in which words and when; and in what order they find their work. */
export function MessagesPage(): ReactElement {
  const [isSaved, setIsSaved] = useState(false);
  const done = (): void => setIsSaved(true);
  return (
    <Page title={MESSAGES.title} lead={MESSAGES.lead}>
      {isSaved ? <Say tone="good">{MESSAGES.saved}</Say> : null}
      <div className={styles['halves']}>
        <HouseCard onDone={done} />
        <TasksCard onDone={done} />
      </div>
      <RulesCard onDone={done} />
      <TextsCard onDone={done} />
    </Page>
  );
}
