// A Backstage app as small as it can be: the real app API, routes, themes and storage, without a backend, a catalog
// and Material UI. Another app has `createApp` here; what the plugin needs is the same.
import { useEffect, useState, type PropsWithChildren } from 'react';
import { type AppIcons, AppRouter, createSpecializedApp, ErrorAlerter, AlertApiForwarder, ErrorApiForwarder, FlatRoutes, WebStorage } from '@backstage/core-app-api';
import {
  alertApiRef, appThemeApiRef, createApiFactory, errorApiRef, storageApiRef, useApi, useRouteRef,
} from '@backstage/core-plugin-api';
import { HashRouter, NavLink, Navigate, Route } from 'react-router-dom';
import { entityRouteRef, OpexMaturityPage } from '../src';

const ENTITIES = [{ namespace: 'default', kind: 'component', name: 'checkout' }, { namespace: 'default', kind: 'component', name: 'ledger' }];

const Sidebar = () => {
  const linkTo = useRouteRef(entityRouteRef);
  return (
    <nav className="sidebar" aria-label="Components">
      <b>Backstage</b>
      {ENTITIES.map((entity) => <NavLink key={entity.name} to={linkTo(entity)}>{entity.name}</NavLink>)}
      <ThemeSwitch />
    </nav>
  );
};

const ThemeSwitch = () => {
  const themes = useApi(appThemeApiRef);
  const [id, setId] = useState(themes.getActiveThemeId() ?? '');
  const choose = (chosen: string) => {
    setId(chosen);
    themes.setActiveThemeId(chosen || undefined);
  };
  return (
    <label>
      Theme
      <select value={id} onChange={({ target }) => choose(target.value)}>
        <option value="">System</option>
        {themes.getInstalledThemes().map((theme) => <option key={theme.id} value={theme.id}>{theme.title}</option>)}
      </select>
    </label>
  );
};

const LIGHT = ({ children }: PropsWithChildren) => <div className="app" data-theme="light">{children}</div>;
const DARK = ({ children }: PropsWithChildren) => <div className="app" data-theme="dark">{children}</div>;

const Alerts = () => {
  const [last, setLast] = useState<string>();
  const alerts = useApi(alertApiRef);
  useEffect(() => {
    const subscription = alerts.alert$().subscribe(({ message }) => setLast(message));
    return () => subscription.unsubscribe();
  }, [alerts]);
  return <p className="alert" role="alert">{last}</p>;
};

const app = createSpecializedApp({
  configLoader: async () => [],
  apis: [
    createApiFactory(alertApiRef, new AlertApiForwarder()),
    createApiFactory({ api: errorApiRef, deps: { alertApi: alertApiRef }, factory: ({ alertApi }) => new ErrorAlerter(alertApi, new ErrorApiForwarder()) }),
    createApiFactory({ api: storageApiRef, deps: { errorApi: errorApiRef }, factory: ({ errorApi }) => WebStorage.create({ errorApi }) }),
  ],
  components: {
    NotFoundErrorPage: () => <p>There is no such page.</p>,
    BootErrorPage: ({ error }) => <p role="alert">{error.message}</p>,
    Progress: () => <p role="status">Loading …</p>,
    ErrorBoundaryFallback: ({ error }) => <p role="alert">{error.message}</p>,
    // The folder can then be served by any static host.
    Router: HashRouter,
  },
  // None of the app's icons is shown here.
  icons: {} as AppIcons,
  themes: [
    { id: 'light', title: 'Light', variant: 'light', Provider: LIGHT },
    { id: 'dark', title: 'Dark', variant: 'dark', Provider: DARK },
  ],
});

export const App = app.createRoot(
  <AppRouter>
    <Sidebar />
    <main>
      <Alerts />
      <FlatRoutes>
        <Route path="/" element={<Navigate to="/opex-maturity/default/component/checkout" />} />
        <Route path="/opex-maturity/:namespace/:kind/:name" element={<OpexMaturityPage />} />
      </FlatRoutes>
    </main>
  </AppRouter>,
);
