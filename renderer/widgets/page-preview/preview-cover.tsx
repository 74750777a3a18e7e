import type { DocumentPage } from '#shared/domain/documents/page';
import { pageWordsOf, shortHash } from '#shared/domain/documents/page-words';
import style from './page-preview.module.css';
import { PreviewText } from './preview-text';

/** The first sheet: what it is, between whom, who has signed. */
export function PreviewCover({ page }: { readonly page: DocumentPage }) {
  const words = pageWordsOf(page.language);
  const boxes = page.blocks.flatMap((block) => (block.kind === 'signatures' ? block.boxes : []));
  return (
    <>
      <header className={style.panel}>
        <p className={style.marks}>
          <span>{page.reference}</span>
          <span>{dataMark(page)}</span>
        </p>
        <h2 className={style.title}>
          <PreviewText text={page.title} />
        </h2>
        <p className={style.subtitle}>
          <PreviewText text={page.subtitle} />
        </p>
      </header>
      <div className={style.parties}>
        {page.parties.map((party) => (
          <div key={`${party.party} ${party.name}`} className={style.party}>
            <p className={style.label}>{words.party[party.party]}</p>
            <p className={style.partyName}>
              <PreviewText text={party.name} />
            </p>
            <p className={style.detail}>
              <PreviewText text={party.detail} />
            </p>
            {boxes
              .filter((box) => box.party === party.party && !box.field?.isSeal)
              .map((box) => (
                <p
                  key={box.field?.name ?? box.personName}
                  className={style.signState}
                  data-signed={box.signed !== null}
                  data-field={box.field !== undefined}
                >
                  <strong>
                    <PreviewText text={box.personName} />
                  </strong>
                  <span className={style.detail}>
                    {box.field ? box.role : box.signed ? words.signedAt(words.moment(box.signed.at)) : words.notSigned}
                  </span>
                </p>
              ))}
          </div>
        ))}
      </div>
      <div className={style.notices}>
        {page.notices.map((notice) => (
          <p key={notice}>
            <PreviewText text={notice} />
          </p>
        ))}
      </div>
    </>
  );
}

/** The short hash of the data, or that it is a draft. */
export function dataMark(page: DocumentPage): string {
  const words = pageWordsOf(page.language);
  if (page.dataSha256 !== null) return words.dataMark(shortHash(page.dataSha256));
  return page.kind === 'report' ? '' : words.draft;
}
