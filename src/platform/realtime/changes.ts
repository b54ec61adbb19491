/** Of what a client reads again: its lists, pages and figures; or what it was told. */
export const TOPICS = ['work', 'notices'] as const;
export type Topic = (typeof TOPICS)[number];

/** Who is told: the members of an agency, who coordinates or supervises an area (an ltree path), one person. */
export type Audience = `agency:${string}` | `area:${string}` | `user:${string}`;

/** Something has moved for somebody. `session`: what somebody may do has; their streams are proven anew, and no client is told. */
export interface Moved {
  readonly topic: Topic | 'session';
  readonly audience: Audience;
}

/** What an event was told of. */
export interface ChangedSubject {
  readonly subjectType: string;
  readonly subjectId: string;
  /** Set when only this agency may know of it. */
  readonly audienceAgencyId?: string | null;
}

/** What a transaction has committed, as far as it moves anything on a screen. */
export interface Committed {
  readonly subjects: readonly ChangedSubject[];
  readonly moved: readonly Moved[];
}
