/** Counts of a department, as the product tells them. */
export interface DepartmentCounts {
  readonly department: string;
  readonly rows: number;
  readonly onTime: number;
  readonly overdue: number;
  readonly agree: number;
  readonly differ: number;
  readonly unjudged: number;
  readonly closedBeforeOpen: number;
}

export interface Summary {
  readonly departments: readonly DepartmentCounts[];
  readonly total: DepartmentCounts;
}

const HEAD = ['department', 'rows', 'on time', 'overdue', 'agree', 'differ'];

/** A line for each department and one for all, names to the left and numbers to the right. */
export function tableOf({ departments, total }: Summary): string[] {
  const lines = [HEAD, ...[...departments, total].map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

function cellsOf({ department, rows, onTime, overdue, agree, differ }: DepartmentCounts): string[] {
  return [department, ...[rows, onTime, overdue, agree, differ].map(String)];
}
