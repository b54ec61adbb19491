/** What is kept of a picture before it is sent, in bytes. */
const MOST_BYTES = 1024 * 1024;
const LONGEST_SIDE = 1920;
const QUALITIES = [0.85, 0.7, 0.5, 0.3];

/** A picture small enough to be kept. */
export interface SmallPhoto {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
  readonly isShrunk: boolean;
}

/**
 * A small picture as it is, for it may become evidence; a large one drawn anew within a megabyte, so that it can be kept.
 * @returns null for what is no picture that this browser can read
 */
export async function smallPhoto(file: File): Promise<SmallPhoto | null> {
  const { name, type } = file;
  if (file.size <= MOST_BYTES) return { name, type, base64: await base64Of(file), isShrunk: false };
  try {
    const drawn = await drawnSmaller(file);
    if (drawn === null) return null;
    const renamed = name.replace(/\.\w+$/, '') + '.jpg';
    return { name: renamed, type: drawn.type, base64: await base64Of(drawn), isShrunk: true };
  } catch {
    return null;
  }
}

async function drawnSmaller(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob !== null && blob.size <= MOST_BYTES) return blob;
  }
  return null;
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('a picture that cannot be read'));
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      resolve(address.slice(address.indexOf(',') + 1));
    };
    reader.readAsDataURL(blob);
  });
}
