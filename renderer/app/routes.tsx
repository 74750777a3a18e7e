import { createHashRouter, type RouteObject, redirect } from 'react-router';
import { ErrorScreen } from './error-screen';
import { Frame, WholeScreen } from './frame';
import { NotFoundPage } from './not-found-page';
import { type PageEntry, pageList } from './page-list';
import { Shell } from './shell';

/** The addresses after the `#`, so that the same build works from `app://`, from a server and from a folder. */
export function createRoutes() {
  return createHashRouter([
    {
      element: <Shell />,
      errorElement: <ErrorScreen />,
      // Nothing is drawn before the first page has been fetched: it takes one frame, a flash would take longer.
      hydrateFallbackElement: <></>,
      children: [
        { index: true, loader: () => redirect('/today') },
        { element: <WholeScreen />, children: pageList.filter(({ frame }) => !frame).map(routeOf) },
        {
          element: <Frame />,
          children: [...pageList.filter(({ frame }) => frame).map(routeOf), { path: '*', element: <NotFoundPage /> }],
        },
      ],
    },
  ]);
}

function routeOf({ path, load }: PageEntry): RouteObject {
  return { path, errorElement: <ErrorScreen />, lazy: async () => ({ Component: await load() }) };
}
