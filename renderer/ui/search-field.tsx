import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components/SearchField';
import { classNames } from './class-names';
import { bareInputClass, FieldLabel, fieldClass, groupClass, insideButtonClass } from './field';
import styles from './search-field.module.css';

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> {
  /** Read aloud; not drawn, the magnifying glass says it. */
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** Words to look for. Escape empties it. */
export function SearchField({ label, placeholder, inputRef, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} className={classNames(fieldClass, styles.field)}>
      <FieldLabel label={label} hideLabel />
      <Group className={groupClass}>
        <Search className={styles.glass} size="1rem" strokeWidth={1.75} aria-hidden />
        <Input ref={inputRef ?? null} placeholder={placeholder ?? ''} className={bareInputClass} />
        <Button className={classNames(insideButtonClass, styles.clear)}>
          <X size="0.875rem" aria-hidden />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
