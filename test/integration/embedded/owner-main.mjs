/**
 * A process that owns a data folder until it is killed: opens the database as the product does and says so in one line,
 * or says in one line why it may not. Runs the compiled product, as a real one does.
 */
const dist = new URL('../../../dist/src/platform/', import.meta.url);
const { readSettings } = await import(new URL('config/settings.js', dist).href);
const { openDatabase } = await import(new URL('database/connection.js', dist).href);

try {
  const database = await openDatabase(readSettings(process.env), () => undefined);
  process.stdout.write(`${JSON.stringify({ opened: database.ownerConfig })}\n`);
  process.stdin.once('data', () => database.stop().then(() => process.exit(0)));
} catch (error) {
  process.stdout.write(`${JSON.stringify({ name: error.name, refused: error.message })}\n`);
  process.exitCode = 1;
}
