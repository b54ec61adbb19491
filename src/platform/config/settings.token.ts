/** Injects the product's `Settings`. */
export const SETTINGS = Symbol('Settings');
