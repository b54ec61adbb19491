import { lazy, type ReactElement, Suspense, useState } from 'react';
import { OPENED_FILES } from '../texts/opened-files';
import { Button } from '../ui/button';

const PictureSheet = lazy(async () => ({ default: (await import('./picture-sheet')).PictureSheet }));

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
  if (!PICTURES.includes(mediaType)) {
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
      {isOpen ? (
        <Suspense fallback={<small role="status">{OPENED_FILES.fetching}</small>}>
          <PictureSheet fileId={id} title={title} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
