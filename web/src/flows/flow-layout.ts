import type { Flow } from './flows-query';

/** What went from one agency to another, of one kind, whatever the reasons. */
export interface Band {
  readonly fromAgencyId: string;
  readonly fromName: string;
  readonly toAgencyId: string;
  readonly toName: string;
  readonly count: number;
}

/** An agency on one side of the picture. */
export interface Node {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Its upper edge. */
  readonly y: number;
  readonly height: number;
}

/** A band as it is drawn: between these two middles, so thick. */
export interface DrawnBand extends Band {
  readonly fromY: number;
  readonly toY: number;
  readonly width: number;
}

export interface Picture {
  readonly height: number;
  readonly from: readonly Node[];
  readonly to: readonly Node[];
  readonly bands: readonly DrawnBand[];
}

const FULL = 240;
/** As thick as one case is at most: few make no broad streams. */
const ONE = 24;
const LEAST = 3;
/** Room for the name beside a thin node. */
const ROW = 30;

/** Of one kind, what went between each two agencies, the most first. */
export function bandsOf(flows: readonly Flow[], kind: Flow['kind']): readonly Band[] {
  const bands = new Map<string, Band>();
  for (const { fromAgencyId, fromName, toAgencyId, toName, kind: each, count } of flows) {
    if (each !== kind) continue;
    const key = `${fromAgencyId} ${toAgencyId}`;
    const before = bands.get(key)?.count ?? 0;
    bands.set(key, { fromAgencyId, fromName, toAgencyId, toName, count: before + count });
  }
  return [...bands.values()].sort((a, b) => b.count - a.count);
}

/**
 * Who sent stands on the left, who was sent to on the right, an agency that did both on both sides: what goes back and forth
 * crosses, and never runs in a circle.
 */
export function layOut(bands: readonly Band[]): Picture {
  const total = bands.reduce((sum, { count }) => sum + count, 0);
  const scale = total === 0 ? 0 : Math.min(ONE, FULL / total);
  const widthOf = (count: number): number => Math.max(LEAST, count * scale);
  const from = stack(
    bands.map((band) => [band.fromAgencyId, band.fromName, band.count]),
    widthOf,
  );
  const to = stack(
    bands.map((band) => [band.toAgencyId, band.toName, band.count]),
    widthOf,
  );
  const used = new Map<string, number>();
  const middle = (side: string, nodes: readonly Node[], id: string, width: number): number => {
    const node = nodes.find((each) => each.id === id);
    const before = used.get(side + id) ?? 0;
    used.set(side + id, before + width);
    return (node?.y ?? 0) + before + width / 2;
  };
  return {
    from,
    to,
    height: Math.max(
      ...[from, to].map((side) =>
        side.reduce((end, { y, height }) => Math.max(end, y + Math.max(height, ROW)), 0),
      ),
    ),
    bands: bands.map((band) => {
      const width = widthOf(band.count);
      return {
        ...band,
        width,
        fromY: middle('from ', from, band.fromAgencyId, width),
        toY: middle('to ', to, band.toAgencyId, width),
      };
    }),
  };
}

function stack(
  ends: readonly (readonly [string, string, number])[],
  widthOf: (count: number) => number,
): readonly Node[] {
  const nodes = new Map<string, { name: string; count: number; height: number }>();
  for (const [id, name, count] of ends) {
    const node = nodes.get(id) ?? { name, count: 0, height: 0 };
    nodes.set(id, { name, count: node.count + count, height: node.height + widthOf(count) });
  }
  let y = 0;
  return [...nodes].map(([id, node]) => {
    const placed = { id, ...node, y };
    y += Math.max(node.height + 10, ROW);
    return placed;
  });
}
