import { createApiFactory, createPlugin, createRoutableExtension, createRouteRef, storageApiRef } from '@backstage/core-plugin-api';
import { opexDocumentsApiRef, StoredDocuments } from './documents';

/** Mounted by the app at a path with these parameters, such as `/opex-maturity/:namespace/:kind/:name`. */
export const entityRouteRef = createRouteRef({ id: 'opex-maturity', params: ['namespace', 'kind', 'name'] });

export const opexMaturityPlugin = createPlugin({
  id: 'opex-maturity',
  routes: { entity: entityRouteRef },
  apis: [
    // An app with a backend of its own for documents gives its own factory for this API.
    createApiFactory({
      api: opexDocumentsApiRef,
      deps: { storageApi: storageApiRef },
      factory: ({ storageApi }) => new StoredDocuments(storageApi),
    }),
  ],
});

export const OpexMaturityPage = opexMaturityPlugin.provide(
  createRoutableExtension({
    name: 'OpexMaturityPage',
    component: () => import('./OpexMaturityPage').then(({ OpexMaturityPage: page }) => page),
    mountPoint: entityRouteRef,
  }),
);
