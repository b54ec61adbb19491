/** The package brings declarations that its face does not point to. */
declare module 'doiuse' {
  import type { AcceptedPlugin, ChildNode } from 'postcss';

  /** Reports every feature of a style sheet that one of the browsers does not have. */
  export default function doiuse(options: {
    readonly browsers: readonly string[];
    readonly ignore: readonly string[];
    readonly onFeatureUsage: (found: {
      readonly feature: string;
      readonly message: string;
      readonly usage: ChildNode;
    }) => void;
  }): AcceptedPlugin;
}
