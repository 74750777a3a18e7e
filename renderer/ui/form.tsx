import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
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

/** Fields in order, what is wrong with them above, and the buttons below. */
export function Form({ onSubmit, children, problems = [], actions, label }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const prefix = `${useId()} `;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <FormNameContext value={prefix}>
      <form ref={form} noValidate aria-label={label} onSubmit={submit} className={styles.form}>
        {problems.length > 0 && (
          <ErrorSummary problems={problems} onLead={(name) => focusField(form.current, `${prefix}${name}`)} />
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
  readonly problems: readonly FieldProblem[];
  readonly onLead: (name: string) => void;
}

function ErrorSummary({ problems, onLead }: ErrorSummaryProps) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  // It appears because a submit was refused: the person is taken to the reasons.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary}>
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
