import { type FormEvent, type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { JOINT } from '../../texts/joint';
import { fieldWords } from '../../texts/problems';
import { instantOf } from '../../time/local-input';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { Field } from '../../ui/field';
import { ProblemSay } from '../../ui/problem-say';
import { SelectField } from '../../ui/select-field';
import { Sheet } from '../../ui/sheet';
import { WordsField } from '../../ui/words-field';
import { type OfSheet, type PlanItem, useJoint } from './joint-query';
import { typedOf } from './typed-instant';

/** Who does what by when: a new item, or one that is agreed anew. @param item null for a new one */
export function ItemSheet({
  joint,
  item,
  onClose,
  onDone,
}: OfSheet & { readonly item: PlanItem | null }): ReactElement {
  const [what, setWhat] = useState(item?.what ?? '');
  const [agencyId, setAgencyId] = useState(item?.agencyId ?? '');
  const [dueAt, setDueAt] = useState(item === null ? '' : typedOf(item.dueAt));
  const [reason, setReason] = useState('');
  const { caseId: id } = joint;
  const { give, isUnderWay, problem } = useJoint(joint, item?.version ?? 0, {
    send: (header) => {
      const body = { what: what.trim(), agencyId, dueAt: instantOf(dueAt) };
      if (item === null)
        return api.POST('/api/v1/cases/{id}/joint/plan', { params: { path: { id }, header }, body });
      const params = { path: { id, itemId: item.id }, header };
      const isMoved = dueAt !== typedOf(item.dueAt);
      const { dueAt: due, ...rest } = body;
      return api.PATCH('/api/v1/cases/{id}/joint/plan/{itemId}', {
        params,
        body: { ...rest, ...(isMoved ? { dueAt: due } : {}), reason: reason.trim() },
      });
    },
    onDone: () => onDone(item === null ? JOINT.planAdded : JOINT.planChanged),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    give();
  };
  const isWhole = what.trim().length > 1 && agencyId !== '' && dueAt !== '';
  return (
    <Sheet title={item === null ? JOINT.planAdd : JOINT.planChange} onClose={onClose}>
      <form className={card['form']} onSubmit={submit}>
        <WordsField label={JOINT.what} value={what} onChange={setWhat} required autoFocus />
        <SelectField
          label={JOINT.who}
          none={JOINT.choose}
          required
          options={joint.agencies.map(({ id: code, name: label }) => ({ code, label }))}
          value={agencyId}
          onChange={setAgencyId}
        />
        <Field
          label={JOINT.dueAt}
          type="datetime-local"
          required
          value={dueAt}
          onChange={({ target }) => setDueAt(target.value)}
        />
        {item === null ? null : <WordsField label={JOINT.why} value={reason} onChange={setReason} required />}
        <ProblemSay problem={problem} onReload={onClose}>
          {problem?.fields.map((field) => (
            <p key={field.path}>{fieldWords(field)}</p>
          ))}
        </ProblemSay>
        <Button
          look="main"
          type="submit"
          busy={isUnderWay}
          disabled={!isWhole || (item !== null && reason.trim().length < 2)}
        >
          {JOINT.save}
        </Button>
      </form>
    </Sheet>
  );
}
