import { type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { JOINT } from '../../texts/joint';
import { instantOf, typedOf } from '../../time/local-input';
import { Field } from '../../ui/field';
import { SelectField } from '../../ui/select-field';
import { NOTHING_READ, useRead } from '../../ui/use-read';
import { WordsField } from '../../ui/words-field';
import { useWords } from '../../words/words';
import { JointForm } from './joint-form';
import { asNow, type OfSheet, type PlanItem, useJoint } from './joint-query';

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
  const word = useWords();
  const now = item === null ? null : asNow(joint.plan, item);
  const taking = useJoint(joint, useRead(now?.version ?? NOTHING_READ), {
    send: (header) => {
      const body = { what: what.trim(), agencyId, dueAt: instantOf(dueAt) };
      if (item === null)
        return api.POST('/api/v1/cases/{id}/joint/plan', { params: { path: { id }, header }, body });
      const params = { path: { id, itemId: item.id }, header };
      // Only what they changed: the rest stays as whoever changed it meanwhile left it.
      const changed = {
        ...(body.what === item.what ? {} : { what: body.what }),
        ...(agencyId === item.agencyId ? {} : { agencyId }),
        ...(dueAt === typedOf(item.dueAt) ? {} : { dueAt: body.dueAt }),
      };
      return api.PATCH('/api/v1/cases/{id}/joint/plan/{itemId}', {
        params,
        body: { ...changed, reason: reason.trim() },
      });
    },
    onDone: () => onDone(item === null ? JOINT.planAdded : JOINT.planChanged),
  });
  const isWhole = what.trim().length > 1 && agencyId !== '' && dueAt !== '';
  return (
    <JointForm
      title={item === null ? JOINT.planAdd : JOINT.planChange}
      onClose={onClose}
      taking={taking}
      word={now === null ? '' : word('plan_item_state', now.state)}
      isWhole={isWhole && (item === null || reason.trim().length > 1)}
      onSubmit={() => taking.give()}
    >
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
    </JointForm>
  );
}
