import type { ReactElement } from 'react';
import { FLOWS } from '../texts/flows';
import { type Band, type DrawnBand, layOut, type Node } from './flow-layout';
import styles from './flows.module.css';

const WIDTH = 900;
const LEFT = 260;
const RIGHT = 640;
const THICK = 10;

/** Bands from agency to agency, as thick as they are many; each opens its rows. The table beneath says the same. */
export function FlowPicture({
  bands,
  kind,
  isTrouble,
  onOpen,
}: {
  readonly bands: readonly Band[];
  /** In words. */
  readonly kind: string;
  /** Something came back, or was left. */
  readonly isTrouble: boolean;
  readonly onOpen: (band: Band) => void;
}): ReactElement {
  const { from, to, bands: drawn, height } = layOut(bands);
  return (
    <svg
      className={`${styles['picture']} ${isTrouble ? styles['trouble'] : ''}`}
      viewBox={`0 -4 ${WIDTH} ${height + 8}`}
      role="group"
      aria-label={FLOWS.picture(kind)}
    >
      {drawn.map((band) => (
        <BandShape key={`${band.fromAgencyId} ${band.toAgencyId}`} band={band} kind={kind} onOpen={onOpen} />
      ))}
      <Side nodes={from} isLeft />
      <Side nodes={to} isLeft={false} />
    </svg>
  );
}

function BandShape({
  band,
  kind,
  onOpen,
}: {
  readonly band: DrawnBand;
  readonly kind: string;
  readonly onOpen: (band: Band) => void;
}): ReactElement {
  const { fromName, toName, count, fromY, toY, width } = band;
  const label = FLOWS.list(`${FLOWS.route(fromName, toName)} ${kind}`, count);
  const middle = (LEFT + RIGHT) / 2;
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      className={styles['band']}
      onClick={() => onOpen(band)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onOpen(band);
      }}
    >
      <title>{label}</title>
      <path
        d={`M${LEFT + THICK} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${RIGHT - THICK} ${toY}`}
        strokeWidth={width}
      />
    </g>
  );
}

function Side({
  nodes,
  isLeft,
}: {
  readonly nodes: readonly Node[];
  readonly isLeft: boolean;
}): ReactElement {
  return (
    <g aria-hidden="true">
      {nodes.map(({ id, name, count, y, height }) => (
        <g key={id}>
          <rect x={isLeft ? LEFT : RIGHT - THICK} y={y} width={THICK} height={height} rx={2} />
          <text
            x={isLeft ? LEFT - 10 : RIGHT + 10}
            y={y + height / 2}
            textAnchor={isLeft ? 'end' : 'start'}
            dominantBaseline="central"
          >
            {name} {count}
          </text>
        </g>
      ))}
    </g>
  );
}
