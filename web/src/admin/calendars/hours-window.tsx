import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, bodyOf, type Views } from '../../api/client';
import { ifMatch } from '../../api/use-command';
import { ADMIN } from '../../texts/admin';
import { CALENDARS } from '../../texts/admin-calendars';
import { FormWindow } from '../parts/form-window';
import { calendarsQuery } from '../parts/queries';
import { SourceField } from '../parts/source-field';
import type { Imported } from './add-year';
import { HoursFields } from './hours-fields';
import { type TypedWeek, typedOf, weekOfTyped } from './week-hours';
import type { Calendar } from './year';

interface HoursValues {
  readonly weekly: TypedWeek;
  readonly sourceDocument: string;
}

/** Gives a calendar other hours; its holidays stay, and running clocks follow. */
export function HoursWindow({
  shown,
  onClose,
  onDone,
}: {
  readonly shown: Views['CalendarView'];
  readonly onClose: () => void;
  readonly onDone: (imported: Imported) => void;
}): ReactElement {
  const client = useQueryClient();
  const { refetch } = useQuery(calendarsQuery);
  return (
    <FormWindow<HoursValues, Imported>
      title={CALENDARS.hoursTitle(shown.name)}
      okText={ADMIN.save}
      initial={{ weekly: typedOf(shown.current.definition as unknown as Calendar) }}
      onClose={onClose}
      version={shown.current.number}
      reread={refetch}
      onDone={(imported) => {
        void client.invalidateQueries({ queryKey: ['admin', 'calendars'] });
        onDone(imported);
      }}
      send={({ weekly, sourceDocument }, header, read) =>
        bodyOf(
          api.POST('/api/v1/calendars/{key}/hours', {
            params: { path: { key: shown.key }, header: { ...header, ...ifMatch(read) } },
            body: {
              weekly: weekOfTyped(weekly) as Record<string, never>,
              sourceDocument: sourceDocument.trim(),
            },
          }),
        )
      }
    >
      <p>{CALENDARS.hoursWhat}</p>
      <HoursFields />
      <SourceField />
    </FormWindow>
  );
}
