/** How much a notice hurries. `red` is about somebody's safety: it also comes at night. */
export const URGENCIES = ['normal', 'urgent', 'red'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** The ways out of the house. What is told inside the product needs none. */
export const MEDIA = ['sms', 'chat', 'email'] as const;
export type Medium = (typeof MEDIA)[number];

/** From what urgency on somebody wants to be reached by a medium. */
export const WISHES = ['never', 'urgent', 'always'] as const;
export type Wish = (typeof WISHES)[number];

/** Which media a person wants for what. */
export type Wishes = Readonly<Record<Medium, Wish>>;

/** What holds for whoever chose nothing: by SMS what is urgent, the rest inside the product. */
export const DEFAULT_WISHES: Wishes = { sms: 'urgent', chat: 'never', email: 'never' };

export function wantedMedia(wishes: Wishes, urgency: Urgency): readonly Medium[] {
  return MEDIA.filter(
    (medium) => wishes[medium] === 'always' || (wishes[medium] === 'urgent' && urgency !== 'normal'),
  );
}
