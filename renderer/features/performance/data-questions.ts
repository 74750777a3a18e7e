import { useState } from 'react';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { recogniseTable, suggestMapping } from '#shared/domain/datasets/suggest-mapping';
import { type TableName, tableNames } from '#shared/domain/datasets/tables';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import {
  type BroughtFile,
  bringPerformanceFile,
  keepTypedData,
  replacePerformanceFile,
} from '../../data/actions/performance-actions';
import { takeIn } from '../../data/intake';
import { lookInWorker, readInWorker } from '../../data/measuring';
import type { TableLook } from '../../data/measuring-desk';
import type { Workspace } from '../../data/workspace';
import { type Text, useText } from '../../ui/use-text';
import { sideWords, whyNotKept } from './performance-words';
import { type Answers, instantOf, type Question } from './question-dialog';

interface Bringing {
  readonly workspace: Workspace;
  readonly partnerId: string;
  readonly agreementId: string;
  readonly zone: string;
}

const sides = ['vendor', 'partner', 'thirdParty'] as const;

/** Looks at a file, asks who stands for it, and takes it in only when every row can be read. */
export function useBringQuestion(bringing: Bringing): {
  readonly look: (file: File, replaces: PerformanceFile | null) => Promise<Question | null>;
  readonly findings: readonly DatasetFinding[];
} {
  const text = useText();
  const [findings, setFindings] = useState<readonly DatasetFinding[]>([]);
  const look = async (file: File, replaces: PerformanceFile | null): Promise<Question | null> => {
    setFindings([]);
    const looked = await lookInWorker({ name: file.name, content: file });
    if (!looked.ok) return null;
    if (looked.value.findings.length > 0) {
      setFindings(looked.value.findings);
      return null;
    }
    return question(text, { ...bringing, file, look: looked.value, replaces, tell: setFindings });
  };
  return { look, findings };
}

interface Looked extends Bringing {
  readonly file: File;
  readonly look: TableLook;
  readonly replaces: PerformanceFile | null;
  readonly tell: (findings: readonly DatasetFinding[]) => void;
}

function question(text: Text, looked: Looked): Question {
  const { file, look, replaces, zone } = looked;
  const recognised = recogniseTable(look.headings) ?? replaces?.table ?? null;
  return {
    title: text(replaces ? 'performance.data.replace' : 'performance.data.add'),
    explains: [
      file.name,
      ...(recognised === null ? [text('performance.data.unknown-table')] : []),
      ...(look.hasZones ? [] : [text('performance.data.zone', { zone })]),
    ].join(' · '),
    keep: text('performance.form.keep'),
    asked: [
      {
        kind: 'choice',
        name: 'table',
        label: text('performance.data.table'),
        choices: tableNames.map((id) => ({ id, label: id })),
        value: recognised ?? 'outages',
      },
      { kind: 'line', name: 'author', label: text('performance.data.author'), isNeeded: true },
      {
        kind: 'choice',
        name: 'givenBy',
        label: text('performance.data.given-by'),
        choices: sides.map((id) => ({ id, label: text(sideWords[id]) })),
        value: 'partner',
      },
      { kind: 'line', name: 'service', label: text('performance.incident.service') },
      ...(replaces
        ? [{ kind: 'words' as const, name: 'reason', label: text('performance.data.reason'), isNeeded: true }]
        : []),
    ],
    onKeep: (answers) => readAndKeep(text, looked, answers),
  };
}

async function readAndKeep(text: Text, looked: Looked, answers: Answers): Promise<string | null> {
  const { workspace, partnerId, agreementId, file, look, replaces, tell } = looked;
  const table: TableName = tableNames.find((name) => name === answers.table) ?? 'outages';
  const how = {
    table,
    mapping: suggestMapping(table, look.headings),
    words: {},
    zone: look.hasZones ? null : looked.zone,
    service: (answers.service ?? '').trim(),
  };
  tell([]);
  const read = await readInWorker({ key: file.name, name: file.name, content: file, ...how });
  if (!read.ok) {
    if (read.error.kind === 'findings') tell(read.error.files.flatMap(({ findings }) => findings));
    return text('performance.refused.unreadable');
  }
  const taken = await takeIn(workspace, file, { partnerId });
  if (!taken.ok) return whyNotKept(text, taken);
  const { rows, from, to, cameAs } = read.value;
  const brought: BroughtFile = {
    ...how,
    cameAs,
    file: taken.value.file,
    rows,
    from,
    to,
    givenBy: sides.find((side) => side === answers.givenBy) ?? 'partner',
    author: answers.author ?? '',
  };
  const kept = replaces
    ? await replacePerformanceFile(workspace, replaces.id, brought, answers.reason ?? '')
    : await bringPerformanceFile(workspace, agreementId, brought);
  return whyNotKept(text, kept);
}

/** An outage typed by hand: kept as a file like any other, with its author. */
export function outageQuestion(text: Text, workspace: Workspace, agreementId: string): Question {
  return {
    title: text('performance.data.type-title'),
    keep: text('performance.form.keep'),
    asked: [
      { kind: 'line', name: 'service', label: text('performance.incident.service') },
      { kind: 'moment', name: 'from', label: text('performance.data.outage-from'), isNeeded: true },
      { kind: 'moment', name: 'to', label: text('performance.data.outage-to'), isNeeded: true },
      { kind: 'line', name: 'author', label: text('performance.data.author'), isNeeded: true },
      {
        kind: 'choice',
        name: 'givenBy',
        label: text('performance.data.given-by'),
        choices: sides.map((id) => ({ id, label: text(sideWords[id]) })),
        value: 'vendor',
      },
    ],
    onKeep: async (answers) => {
      const from = instantOf(answers.from);
      const to = instantOf(answers.to);
      if (from === undefined || to === undefined) return text('performance.refused.fields');
      const outage = {
        id: `typed-${from}`,
        service: answers.service ?? '',
        region: '',
        from: Date.parse(from),
        to: Date.parse(to),
      };
      const kept = await keepTypedData(workspace, agreementId, {
        table: 'outages',
        tables: { outages: [outage] },
        author: answers.author ?? '',
        givenBy: sides.find((side) => side === answers.givenBy) ?? 'vendor',
      });
      return whyNotKept(text, kept);
    },
  };
}
