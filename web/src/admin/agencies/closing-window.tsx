import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { AGENCIES } from '../../texts/admin-agencies';
import { ifMatch } from '../../api/use-command';
import { FormWindow } from '../parts/form-window';
import { agencyQuery, type Agency } from './agency-queries';
import { OpenWorkLines } from './open-work';

/** Closes an agency, after what it still has open was told; or opens it again. */
export function ClosingWindow({
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
  const { id, name, active } = agency;
  return (
    <FormWindow<object, unknown>
      version={agency.version}
      title={active ? AGENCIES.deactivateTitle(name) : AGENCIES.activateTitle(name)}
      okText={active ? AGENCIES.deactivate : AGENCIES.activate}
      danger={active}
      onClose={onClose}
      reread={refetch}
      onDone={() => {
        void client.invalidateQueries({ queryKey: ['admin', 'agencies'] });
        onDone();
      }}
      send={(_nothing, command, read) => {
        const params = { path: { id }, header: { ...command, ...ifMatch(read) } };
        return active
          ? bodyOf(api.POST('/api/v1/agencies/{id}/deactivation', { params }))
          : bodyOf(api.POST('/api/v1/agencies/{id}/activation', { params }));
      }}
    >
      <p>{active ? AGENCIES.deactivateWhat : AGENCIES.activateWhat}</p>
      {active ? <OpenWorkLines agency={agency} /> : null}
    </FormWindow>
  );
}
