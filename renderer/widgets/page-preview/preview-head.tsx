import type { DocumentPage } from '#shared/domain/documents/page';
import { printedDate } from '#shared/domain/documents/page-words';
import style from './page-preview.module.css';
import { PreviewText } from './preview-text';

/** The top of a sheet: whose it is and of which day, and what it is. As in print, a title just over one line is smaller. */
export function PreviewHead({ page }: { readonly page: DocumentPage }) {
  return (
    <header className={style.head}>
      <p className={style.headMarks}>
        <strong>
          <PreviewText text={page.parties[0]?.name ?? ''} />
        </strong>
        <span>{page.date === undefined ? '' : printedDate(page.date)}</span>
      </p>
      <h2 className={style.headTitle} data-narrow={page.title.length > 38 && page.title.length < 50}>
        <PreviewText text={page.title} />
      </h2>
      {page.subtitle !== '' && (
        <p className={style.headSubtitle}>
          <PreviewText text={page.subtitle} />
        </p>
      )}
      {page.notices.map((notice) => (
        <p key={notice} className={style.small}>
          <PreviewText text={notice} />
        </p>
      ))}
    </header>
  );
}
