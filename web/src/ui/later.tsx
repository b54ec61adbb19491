import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

/**
 * A part that comes after its page and may stay away: where it cannot be fetched, the page goes on with `missing` in its place, and
 * whoever wants it anew has it asked for anew. Chromium answers that out of its memory until the page is opened again, so what may
 * be wanted without a network is best fetched while the page is read. React's `lazy` breaks the page with the part.
 */
export function later<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  { coming = null, missing = null }: { readonly coming?: ReactNode; readonly missing?: ReactNode } = {},
): (props: Props) => ReactNode {
  let fetched: ComponentType<Props> | null = null;
  return function Later(props: Props): ReactNode {
    const [Part, setPart] = useState(() => fetched);
    const [hasFailed, setHasFailed] = useState(false);
    useEffect(() => {
      if (fetched !== null) return;
      fetch().then(
        (found) => {
          fetched = found;
          setPart(() => found);
        },
        () => setHasFailed(true),
      );
    }, []);
    if (Part !== null) return <Part {...props} />;
    return hasFailed ? missing : coming;
  };
}
