import type { DepartmentView, ReplaySummaryView, ReplayVerdictView } from './replay.view.js';

type Counted = Pick<ReplayVerdictView, 'department' | 'verdict' | 'ownVerdict' | 'closedBeforeOpen'>;

export function nothingCounted(): ReplaySummaryView {
  return { departments: [], total: none('total') };
}

/** The counts with further rows; departments in alphabetical order. */
export function counted(before: ReplaySummaryView, rows: readonly Counted[]): ReplaySummaryView {
  const departments = new Map(before.departments.map((entry) => [entry.department, { ...entry }]));
  const total = { ...before.total };
  for (const row of rows) {
    const own = departments.get(row.department) ?? none(row.department);
    departments.set(row.department, own);
    add(own, row);
    add(total, row);
  }
  return {
    departments: [...departments.values()].sort((a, b) => (a.department < b.department ? -1 : 1)),
    total,
  };
}

function add(counts: DepartmentView, { verdict, ownVerdict, closedBeforeOpen }: Counted): void {
  counts.rows += 1;
  counts[verdict === 'ONTIME' ? 'onTime' : 'overdue'] += 1;
  if (ownVerdict === null) counts.unjudged += 1;
  else counts[ownVerdict === verdict ? 'agree' : 'differ'] += 1;
  if (closedBeforeOpen) counts.closedBeforeOpen += 1;
}

function none(department: string): DepartmentView {
  return {
    department,
    rows: 0,
    onTime: 0,
    overdue: 0,
    agree: 0,
    differ: 0,
    unjudged: 0,
    closedBeforeOpen: 0,
  };
}
