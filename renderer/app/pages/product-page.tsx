import { useNavigate, useParams } from 'react-router';
import { ProductScreen, productTabOf } from '../../features/improvements/product-screen';
import { usePage } from '../../session/open-page';
import { useText } from '../../ui/use-text';

export function ProductPage() {
  const { tab } = useParams();
  const navigate = useNavigate();
  usePage({ title: useText()('improvements.page.title') });
  return (
    <ProductScreen tab={productTabOf(tab)} onTab={(next) => void navigate(`/product/${next}`, { replace: true })} />
  );
}
