import { type ReactElement, useState } from 'react';
import { api, type Views } from '../../api/client';
import { DOORS } from '../../texts/doors';
import { GUARDS } from '../../texts/guards';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { Field } from '../../ui/field';
import { Say } from '../../ui/say';
import { ActProblem } from '../acts/act-problem';
import { useAct } from '../acts/take-act';
import styles from '../guards/guards.module.css';
import { useOptions } from '../../words/words';

type Fact = Views['FactDto'];

/** What is asked about most while people talk: each is told with one tap, and the rules look again. */
const OFTEN = [
  'domestic_violence',
  'threat_to_kill',
  'weapon',
  'self_harm',
  'minor_harmed',
  'suspected_crime',
];
const FOUND = 8;

/** Something came out in the talks: the rules look again, and may stop mediation. */
export function HeldFacts({ caseId }: { readonly caseId: string }): ReactElement {
  const [find, setFind] = useState('');
  const facts = useOptions('fact');
  const [kept, setKept] = useState<string | null>(null);
  const act = useAct({ id: caseId, version: 0 }, () => setFind(''));
  const shown =
    find.trim() === ''
      ? facts.filter(({ code }) => OFTEN.includes(code))
      : facts.filter(({ label }) => label.includes(find.trim())).slice(0, FOUND);
  const say = (code: string, label: string, value: string): void => {
    setKept(label);
    act.give((params) =>
      api.POST('/api/v1/cases/{id}/holding/facts', {
        params,
        body: { facts: [{ code, value } as Fact] },
      }),
    );
  };
  return (
    <section className={card['card']} aria-labelledby="held-facts">
      <h2 id="held-facts">{DOORS.found}</h2>
      <Field
        label={DOORS.findFact}
        value={find}
        onChange={({ target }) => setFind(target.value)}
        hint={DOORS.findFactHint}
      />
      <ul className={styles['questions']}>
        {shown.map(({ code, label }) => (
          <li key={code}>
            <p id={`held-${code}`}>{label}</p>
            <div className={styles['answers']} role="group" aria-labelledby={`held-${code}`}>
              {GUARDS.answers.slice(0, 2).map(({ value, label: answer }) => (
                <Button key={value} disabled={act.isUnderWay} onClick={() => say(code, label, value)}>
                  {answer}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {kept === null || act.isUnderWay || act.problem !== null ? null : (
        <Say tone="good">{DOORS.kept(kept)}</Say>
      )}
      {act.problem === null ? null : (
        <ActProblem caseId={caseId} problem={act.problem} onReload={act.forget} />
      )}
    </section>
  );
}
