/** Whether a field of what is shared tells who the people are. */
export function isOfPeople(field: string): boolean {
  return field.startsWith('party_');
}
