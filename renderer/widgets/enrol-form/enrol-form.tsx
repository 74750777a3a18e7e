import { useState } from 'react';
import type { Result } from '#shared/base/result';
import type { Enrolled, EnrolmentRefusal } from '#shared/sync/sync-state';
import { Button } from '../../ui/button';
import { type FieldProblem, Form } from '../../ui/form';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { useEnrolmentWords } from './enrolment-words';

export interface EnrolFormProps {
  readonly address: string;
  /** A code that is known already; it stays good until it has been used. */
  readonly code?: string | undefined;
  readonly deviceName: string;
  readonly enrol: (on: {
    readonly hqAddress: string;
    readonly code: string;
    readonly deviceName: string;
  }) => Promise<Result<Enrolled, EnrolmentRefusal>>;
  readonly onEnrolled: (enrolled: Enrolled) => void;
  /** Leaves without connecting, where that is possible here. */
  readonly cancel?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** The one thing to do in view. */
  readonly isMain?: boolean | undefined;
}

type Shown = { readonly field: 'hqAddress' | 'code' | null; readonly message: string };

/** Connects this device with an HQ by a one-time code. What was typed stays when it is refused. */
export function EnrolForm({ address, code = '', deviceName, enrol, onEnrolled, cancel, isMain }: EnrolFormProps) {
  const text = useText();
  const refusalWords = useEnrolmentWords();
  const [wish, setWish] = useState({ hqAddress: address, code, deviceName });
  const [problems, setProblems] = useState<readonly Shown[]>([]);
  const [isPending, setPending] = useState(false);
  const change = (name: keyof typeof wish) => (value: string) => setWish((before) => ({ ...before, [name]: value }));
  const messageOf = (name: 'hqAddress' | 'code') => problems.find(({ field }) => field === name)?.message;
  const submit = async () => {
    const missing: Shown[] = [];
    if (wish.hqAddress.trim() === '') missing.push({ field: 'hqAddress', message: text('sync.enrol.needs-address') });
    if (wish.code.trim() === '') missing.push({ field: 'code', message: text('sync.enrol.needs-code') });
    setProblems(missing);
    if (missing.length > 0 || isPending) return;
    setPending(true);
    const result = await enrol(wish);
    setPending(false);
    if (result.ok) return onEnrolled(result.value);
    setProblems([{ field: fieldOf(result.error), message: refusalWords(result.error) }]);
  };
  return (
    <Form
      label={text('sync.enrol.label')}
      onSubmit={() => void submit()}
      problems={problems.map(({ field, message }): FieldProblem => ({ name: field, message }))}
      actions={
        <>
          <Button type="submit" kind={isMain ? 'filled' : 'quiet'} isDisabled={isPending}>
            {text(isPending ? 'sync.enrol.pending' : 'sync.enrol.submit')}
          </Button>
          {cancel && (
            <Button kind="plain" onPress={cancel.onPress}>
              {cancel.label}
            </Button>
          )}
        </>
      }
    >
      <TextField
        name="hqAddress"
        label={text('sync.enrol.address')}
        description={text('sync.enrol.address-hint')}
        value={wish.hqAddress}
        onChange={change('hqAddress')}
        errorMessage={messageOf('hqAddress')}
        inputMode="url"
        spellCheck="false"
        isRequired
      />
      <TextField
        name="code"
        label={text('sync.enrol.code')}
        description={text('sync.enrol.code-hint')}
        value={wish.code}
        onChange={change('code')}
        errorMessage={messageOf('code')}
        autoComplete="one-time-code"
        spellCheck="false"
        maxLength={64}
        isRequired
      />
      <TextField
        name="deviceName"
        label={text('sync.enrol.device')}
        description={text('sync.enrol.device-hint')}
        value={wish.deviceName}
        onChange={change('deviceName')}
        maxLength={120}
      />
    </Form>
  );
}

function fieldOf(refusal: EnrolmentRefusal): 'hqAddress' | 'code' | null {
  if (refusal.kind === 'bad-code') return 'code';
  return ['address', 'unreachable', 'not-hq'].includes(refusal.kind) ? 'hqAddress' : null;
}
