import type { DeviceFacts } from '../../data/actions/settings-actions';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';

/** Which program this is, and under which licence. */
export function AboutPanel({ facts }: { readonly facts: DeviceFacts }) {
  const text = useText();
  const { version, kind } = facts;
  return (
    <Panel title={text('settings.about.title')}>
      <DefinitionList
        items={[
          { term: text('settings.about.program'), value: text('settings.about.version', { version, kind }) },
          { term: text('settings.about.licence'), value: text('settings.about.licence-words') },
        ]}
      />
    </Panel>
  );
}
