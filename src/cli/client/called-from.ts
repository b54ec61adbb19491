/** The folder in which the operator typed the command: npm changes to the project's own before it runs a script. */
export function calledFrom(): string {
  return process.env['INIT_CWD'] ?? process.cwd();
}
