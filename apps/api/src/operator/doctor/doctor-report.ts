import { table } from '../table';
import type { Finding } from './check';

export interface NamedFinding extends Finding {
  readonly name: string;
}

const SHOWN: Readonly<Record<Finding['verdict'], string>> = {
  ok: 'OK',
  warning: 'WARNING',
  failure: 'FAILURE',
};

/** A line for each finding, and one that counts them. */
export function doctorReport(findings: readonly NamedFinding[]): string {
  const rows = findings.map(({ verdict, name, text, fix }) => [
    SHOWN[verdict],
    name,
    fix === undefined ? text : `${text} ${fix}`,
  ]);
  const count = (wanted: Finding['verdict']) =>
    findings.filter(({ verdict }) => verdict === wanted).length;
  const counts = `${count('ok')} OK, ${count('warning')} to look at, ${count('failure')} failed.`;
  return `${table(rows)}\n\n${counts}`;
}
