import { type ReactElement, useEffect, useState } from 'react';
import { OPENED_FILES } from '../texts/opened-files';
import { Button } from '../ui/button';
import { later } from '../ui/later';
import { Say } from '../ui/say';

const openSheet = () => import('./picture-sheet');
const PictureSheet = later(async () => (await openSheet()).PictureSheet, {
  coming: <small role="status">{OPENED_FILES.fetching}</small>,
  missing: <Say tone="fault">{OPENED_FILES.missing}</Say>,
});

/** What every browser in use draws by itself. */
const PICTURES = ['image/jpeg', 'image/png', 'image/webp'];

/** A file by its title. A picture opens in the page and leaves nothing on the device; what else there is is saved, and that is said. */
export function FileLink({
  id,
  title,
  mediaType,
}: {
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
}): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const isPicture = PICTURES.includes(mediaType);
  // On its way while the page is read: the network may be gone by the time it is tapped.
  useEffect(() => {
    if (isPicture) void openSheet().catch(() => undefined);
  }, [isPicture]);
  if (!isPicture) {
    return (
      <>
        <a href={`/api/v1/files/${id}/content`} download={title}>
          {title}
        </a>
        <small>{OPENED_FILES.saved}</small>
      </>
    );
  }
  return (
    <>
      <Button look="quiet" onClick={() => setIsOpen(true)}>
        {title}
      </Button>
      {isOpen ? <PictureSheet fileId={id} title={title} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
