export const DATABASE_NAME = 'accord';
/** Owns the tables of the embedded database; migrations run as it. */
export const OWNER_ROLE = 'accord_owner';
/** Reads and writes rows and owns nothing; the product runs as it. */
export const RUNTIME_ROLE = 'accord_app';
