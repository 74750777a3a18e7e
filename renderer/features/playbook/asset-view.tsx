import type { Pack } from '#shared/domain/playbook/pack';
import type { Asset, AssetKind } from '#shared/domain/playbook/pack-assets';
import { Badge } from '../../ui/badge';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { type MessageId, useText } from '../../ui/use-text';
import { AssetBlocks } from './asset-blocks';
import styles from './playbook.module.css';

/** All assets by module, each with what it is for. */
export function AssetList({ pack, assets }: { readonly pack: Pack; readonly assets: readonly Asset[] }) {
  const text = useText();
  if (assets.length === 0)
    return <EmptyState title={text('playbook.assets.none')}>{text('playbook.assets.none-hint')}</EmptyState>;
  const byModule = pack.modules
    .map((module) => ({ module, own: assets.filter(({ moduleId }) => moduleId === module.id) }))
    .filter(({ own }) => own.length > 0);
  return (
    <div className={styles.parts}>
      {byModule.map(({ module, own }) => (
        <Panel key={module.id} title={`${module.id} ${module.title}`} flush>
          <ul className={styles.rows}>
            {own.map((asset) => (
              <li key={asset.id} className={styles.row}>
                <div className={styles.rowHead}>
                  <Link href={`/playbook/assets/${asset.id}`}>{asset.title}</Link>
                  <AssetFacts asset={asset} />
                </div>
                <p className={styles.quiet}>{asset.purpose}</p>
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}

/** One asset, to be read out, worked from, or shown. */
export function AssetView({ asset }: { readonly asset: Asset }) {
  return (
    <article className={styles.parts}>
      <header className={styles.lead}>
        <h2 className={styles.title}>{asset.title}</h2>
        <p className={styles.purpose}>{asset.purpose}</p>
        <AssetFacts asset={asset} />
      </header>
      <AssetBlocks title={asset.title} blocks={asset.blocks} />
    </article>
  );
}

function AssetFacts({ asset }: { readonly asset: Asset }) {
  const text = useText();
  const kind = text(assetKindWords[asset.kind]);
  return (
    <span className={styles.badges}>
      {kind !== asset.title && <Badge>{kind}</Badge>}
      {asset.audience === 'internal' && <Badge>{text('playbook.assets.internal')}</Badge>}
    </span>
  );
}

const assetKindWords = {
  discoveryFrame: 'playbook.asset.discovery-frame',
  journeyMap: 'playbook.asset.journey-map',
  recoveryScript: 'playbook.asset.recovery-script',
  diagnosticsSheet: 'playbook.asset.diagnostics-sheet',
  statementOfWork: 'playbook.asset.statement-of-work',
  demoRegister: 'playbook.asset.demo-register',
  apiSpec: 'playbook.asset.api-spec',
  sandboxGuide: 'playbook.asset.sandbox-guide',
  samplePayload: 'playbook.asset.sample-payload',
  brandKit: 'playbook.asset.brand-kit',
  escalationMatrix: 'playbook.asset.escalation-matrix',
  serviceCalendar: 'playbook.asset.service-calendar',
  partnerGuide: 'playbook.asset.partner-guide',
  internalRunbook: 'playbook.asset.internal-runbook',
  policy: 'playbook.asset.policy',
  roleDescription: 'playbook.asset.role-description',
  course: 'playbook.asset.course',
} as const satisfies Record<AssetKind, MessageId>;
