import { type ReactElement, useState } from 'react';
import { PasswordForm } from '../session/password-form';
import { useSession } from '../session/session';
import { ACCOUNT } from '../texts/account';
import { SESSION } from '../texts/session';
import card from '../ui/card.module.css';
import { Fact, Facts } from '../ui/facts';
import { Say } from '../ui/say';
import { useWords } from '../words/words';
import styles from './account.module.css';

/** What is one's own: the name one is known by, where one holds which role, and the password. */
export function AccountPage(): ReactElement {
  const { displayName, title, login, memberships } = useSession();
  const word = useWords();
  const [isChanged, setIsChanged] = useState(false);
  return (
    <article className={card['page']}>
      <header className={card['head']}>
        <div>
          <h1>{displayName}</h1>
          <p>{title}</p>
        </div>
      </header>
      <div className={styles['parts']}>
        <section className={card['card']} aria-labelledby="account-who">
          <h2 id="account-who">{ACCOUNT.account}</h2>
          <Facts>
            <Fact label={SESSION.login}>{login}</Fact>
            {memberships.map(({ id, role, agencyName, areaName }) => (
              <Fact key={id} label={agencyName ?? areaName ?? ''}>
                {word('role', role)}
              </Fact>
            ))}
          </Facts>
          <small>{ACCOUNT.askSecurity}</small>
        </section>
        <section className={card['card']} aria-labelledby="account-password">
          <h2 id="account-password">{ACCOUNT.change}</h2>
          {isChanged ? <Say tone="good">{ACCOUNT.changed}</Say> : null}
          <PasswordForm onChanged={() => setIsChanged(true)} />
        </section>
      </div>
    </article>
  );
}
