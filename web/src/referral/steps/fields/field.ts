import type { Option } from '../../../ui/choice-field';

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** May stay empty. */
  readonly optional?: boolean;
  /** What stands in it at first. */
  readonly initial?: string | readonly string[];
}

/** One thing a step asks. */
export type Field =
  | (Asked & {
      readonly kind: 'words' | 'number' | 'instant' | 'agency' | 'colleague' | 'case' | 'files' | 'agreed';
    })
  | (Asked & {
      readonly kind: 'choice';
      /** The words of its codes; or the options themselves. */
      readonly vocabulary?: string;
      readonly options?: readonly Option[];
      /** Codes that are in sight at once; all others are one tap further. */
      readonly likely?: readonly string[];
      readonly without?: readonly string[];
    })
  | (Asked & {
      readonly kind: 'several';
      readonly vocabulary?: string;
      readonly options?: readonly Option[];
      readonly without?: readonly string[];
    })
  /** A contact that goes on record with the step, said in one line and unfolded to be changed. */
  | { readonly kind: 'contact'; readonly name: 'contact'; readonly fields: readonly Field[] };
