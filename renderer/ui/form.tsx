import { type FormEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { classNames } from './class-names';
import styles from './form.module.css';
import { FormNameContext } from './form-names';
import { useText } from './use-text';

export interface FieldProblem {
  /** The `name` of the field; null: the whole form. */
  readonly name: string | null;
  readonly message: string;
}

export interface FormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** Said above the form after a submit that was refused; each line leads to its field. */
  readonly problems?: readonly FieldProblem[] | undefined;
  readonly actions?: ReactNode;
  readonly label?: string | undefined;
}

const noProblems: readonly FieldProblem[] = [];

/** Fields in order, what is wrong with them above, and the buttons below. */
export function Form({ onSubmit, children, problems = noProblems, actions, label }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const prefix = `${useId()} `;
  const summary = useRef<HTMLDivElement>(null);
  const wasSubmitted = useRef(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    wasSubmitted.current = true;
    onSubmit();
  };
  // A submit was refused: the person is taken to the reasons, once.
  useEffect(() => {
    if (problems.length === 0 || !wasSubmitted.current) return;
    wasSubmitted.current = false;
    summary.current?.focus();
  }, [problems]);
  return (
    <FormNameContext value={prefix}>
      <form ref={form} noValidate aria-label={label} onSubmit={submit} className={styles.form}>
        {problems.length > 0 && (
          <ErrorSummary
            ref={summary}
            problems={problems}
            onLead={(name) => focusField(form.current, `${prefix}${name}`)}
          />
        )}
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
      </form>
    </FormNameContext>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** Fields that belong together, under a name. */
export function FieldGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {children}
    </fieldset>
  );
}

interface ErrorSummaryProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly problems: readonly FieldProblem[];
  readonly onLead: (name: string) => void;
}

function ErrorSummary({ ref, problems, onLead }: ErrorSummaryProps) {
  const text = useText();
  return (
    <div ref={ref} role="alert" tabIndex={-1} className={styles.summary}>
      <p className={styles.summaryTitle}>{text('ui.form.problems', { count: problems.length })}</p>
      <ul>
        {problems.map(({ name, message }) => (
          <li key={`${name ?? ''} ${message}`}>
            {name === null ? (
              message
            ) : (
              <button type="button" className={classNames(styles.lead)} onClick={() => onLead(name)}>
                {message}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(form: HTMLFormElement | null, mark: string): void {
  const field = form?.querySelector(`[data-field="${CSS.escape(mark)}"]`);
  const control = field?.querySelector('input:not([type=hidden]), textarea, button, [tabindex="0"]');
  if (control instanceof HTMLElement) control.focus();
}
