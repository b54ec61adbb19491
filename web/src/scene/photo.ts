import { step, type Step } from '../drafts/draft';

/** A picture as a step of an errand: its bytes as they are, for it may become evidence. */
export function photoStep(file: File): Promise<Step> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('a picture that cannot be read'));
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : '';
      const base64 = address.slice(address.indexOf(',') + 1);
      resolve(step({ does: 'photo', name: file.name, type: file.type, base64 }));
    };
    reader.readAsDataURL(file);
  });
}
