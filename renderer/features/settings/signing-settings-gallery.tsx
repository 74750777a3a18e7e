import type { IdentityState } from '../../data/signing-identity';
import type { GalleryGroup } from '../../ui/gallery-group';
import { SigningSettingsView, type SigningSettingsViewProps } from './signing-settings-view';

const nothing = () => {};
const hash = '3f7a1c09e2b84d56a7c3f1e0d9b8a7965c4d3e2f1a0b9c8d7e6f5a4b3c2d1e0f';

const certified: IdentityState = {
  kind: 'kept',
  origin: 'headquarters',
  name: 'Ruth Baumann',
  organisation: 'Bogenwerk Software AG',
  notBefore: '2026-11-01T00:00:00Z',
  notAfter: '2028-11-01T00:00:00Z',
  sha256: hash,
  vouchedFor: true,
  guardedByPin: true,
  standing: 'valid',
};

const view = (differs: Partial<SigningSettingsViewProps>) => (
  <SigningSettingsView
    identity={certified}
    time={{ kind: 'headquarters', name: 'Bogenwerk Software AG Time-Stamping' }}
    roots={[
      {
        sha256: hash,
        name: 'Bogenwerk Software AG Agreements Root',
        organisation: 'Bogenwerk Software AG',
        from: 'headquarters',
      },
    ]}
    onPin={async () => null}
    onOwnFile={async () => null}
    onForgetOwnFile={nothing}
    onRoot={async () => 'This file holds no root certificate.'}
    onDropRoot={nothing}
    {...differs}
  />
);

export const signingSettingsGallery: GalleryGroup = {
  id: 'signing-settings',
  title: 'Signing, in the settings',
  samples: [
    { name: 'certified by headquarters', wide: true, draw: () => view({}) },
    { name: 'nothing yet', wide: true, draw: () => view({ identity: { kind: 'none' }, roots: [], time: null }) },
    {
      name: 'own file, expired, with a root that was added',
      wide: true,
      draw: () =>
        view({
          identity: { ...certified, origin: 'ownFile', standing: 'expired', guardedByPin: false },
          time: { kind: 'other', name: 'Qualified Time Unit 4' },
          roots: [{ sha256: hash, name: 'Nordlicht Root', organisation: 'Nordlicht Systemhaus GmbH', from: 'added' }],
        }),
    },
  ],
};
