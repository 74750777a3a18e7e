import { useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/base/result';
import type { Enrolled, EnrolmentRefusal } from '#shared/sync/sync-state';
import { Button } from '../../ui/button';
import { type FieldProblem, Form } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { useEnrolmentWords } from './enrolment-words';
import { SigningIn } from './signing-in';

type Way = 'code' | 'openid';
type Answer = Promise<Result<Enrolled, EnrolmentRefusal>>;

/** What the form asks for; the windows' sync does it. */
export interface EnrolActions {
  readonly enrol: (on: { readonly hqAddress: string; readonly code: string; readonly deviceName: string }) => Answer;
  readonly waysToEnrol: (hqAddress: string) => Promise<Result<readonly Way[], EnrolmentRefusal>>;
  readonly signIn: (on: {
    readonly hqAddress: string;
    readonly deviceName: string;
    readonly onCode: (code: string, address: string) => void;
    readonly signal: AbortSignal;
  }) => Answer;
}

export interface EnrolFormProps {
  readonly address: string;
  /** A code that is known already; it stays good until it has been used. */
  readonly code?: string | undefined;
  readonly deviceName: string;
  readonly actions: EnrolActions;
  readonly onEnrolled: (enrolled: Enrolled) => void;
  /** Leaves without connecting, where that is possible here. */
  readonly cancel?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** The one thing to do in view. */
  readonly isMain?: boolean | undefined;
}

type Shown = { readonly field: 'hqAddress' | 'code' | null; readonly message: string };

/** Connects this device with an HQ: by a one-time code, or by signing in at the organisation where HQ knows how. */
export function EnrolForm(props: EnrolFormProps) {
  const { address, code = '', deviceName, actions, cancel, isMain } = props;
  const text = useText();
  const [wish, setWish] = useState({ hqAddress: address, code, deviceName });
  const { ways, look } = useWays(actions, address);
  const [chosen, setChosen] = useState<Way | null>(null);
  // A code that came with the address is what the person was given.
  const way: Way = ways.includes('openid') ? (chosen ?? (code === '' ? 'openid' : 'code')) : 'code';
  const connecting = useConnecting(props, wish, way);
  const { problems, isPending, submit, shown } = connecting;
  const change = (name: keyof typeof wish) => (value: string) => setWish((before) => ({ ...before, [name]: value }));
  const messageOf = (name: 'hqAddress' | 'code') => problems.find(({ field }) => field === name)?.message;
  if (shown) return <SigningIn code={shown.code} address={shown.address} onCancel={connecting.cancel} />;
  return (
    <Form
      label={text('sync.enrol.label')}
      onSubmit={() => void submit()}
      problems={problems.map(({ field, message }): FieldProblem => ({ name: field, message }))}
      actions={
        <>
          <Button type="submit" kind={isMain ? 'filled' : 'quiet'} isDisabled={isPending}>
            {text(isPending ? 'sync.enrol.pending' : way === 'openid' ? 'sync.enrol.sign-in' : 'sync.enrol.submit')}
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
        onBlur={() => look(wish.hqAddress)}
        errorMessage={messageOf('hqAddress')}
        inputMode="url"
        spellCheck="false"
        isRequired
      />
      {ways.includes('openid') && (
        <RadioGroup
          label={text('sync.enrol.way')}
          choices={[
            { id: 'openid', label: text('sync.enrol.way-sign-in'), description: text('sync.enrol.way-sign-in-words') },
            { id: 'code', label: text('sync.enrol.code'), description: text('sync.enrol.code-hint') },
          ]}
          value={way}
          onChange={setChosen}
        />
      )}
      {way === 'code' && (
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
      )}
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

const byCode: readonly Way[] = ['code'];

/** How the HQ at the address lets devices in; asked again when another address has been written. */
function useWays({ waysToEnrol }: EnrolActions, known: string) {
  const [ways, setWays] = useState(byCode);
  const asked = useRef('');
  const look = (address: string) => {
    const typed = address.trim();
    if (typed === '' || typed === asked.current) return;
    asked.current = typed;
    void waysToEnrol(typed).then((answer) => {
      // Who does not answer now is asked again when the form is sent; until then a code can be typed.
      if (asked.current === typed) setWays(answer.ok ? answer.value : byCode);
    });
  };
  const first = useRef(look);
  useEffect(() => first.current(known), [known]);
  return { ways, look };
}

function useConnecting(
  { actions, onEnrolled }: EnrolFormProps,
  wish: { readonly hqAddress: string; readonly code: string; readonly deviceName: string },
  way: Way,
) {
  const text = useText();
  const refusalWords = useEnrolmentWords();
  const [problems, setProblems] = useState<readonly Shown[]>([]);
  const [isPending, setPending] = useState(false);
  const [shown, setShown] = useState<{ readonly code: string; readonly address: string } | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const connect = (signal: AbortSignal): Answer => {
    const { hqAddress, deviceName } = wish;
    if (way === 'code') return actions.enrol(wish);
    const onCode = (code: string, address: string) => setShown({ code, address });
    return actions.signIn({ hqAddress, deviceName, onCode, signal });
  };
  const submit = async () => {
    const missing: Shown[] = [];
    if (wish.hqAddress.trim() === '') missing.push({ field: 'hqAddress', message: text('sync.enrol.needs-address') });
    if (way === 'code' && wish.code.trim() === '')
      missing.push({ field: 'code', message: text('sync.enrol.needs-code') });
    setProblems(missing);
    if (missing.length > 0 || isPending) return;
    const controller = new AbortController();
    stop.current = controller;
    setPending(true);
    const result = await connect(controller.signal);
    setPending(false);
    setShown(null);
    if (result.ok) return onEnrolled(result.value);
    if (!controller.signal.aborted)
      setProblems([{ field: fieldOf(result.error), message: refusalWords(result.error) }]);
  };
  const cancel = () => {
    stop.current?.abort();
    setShown(null);
    setPending(false);
  };
  return { problems, isPending, submit, shown, cancel };
}

function fieldOf(refusal: EnrolmentRefusal): 'hqAddress' | 'code' | null {
  if (refusal.kind === 'bad-code') return 'code';
  return ['address', 'unreachable', 'not-hq'].includes(refusal.kind) ? 'hqAddress' : null;
}
