import { useMemo, useSyncExternalStore } from 'react';
import { appThemeApiRef, useApi } from '@backstage/core-plugin-api';
import type { OpexTheme } from 'opex-maturity-element';

/** The theme that the app shows; `system` where the reader has chosen none. */
export function useAppTheme(): OpexTheme {
  const api = useApi(appThemeApiRef);
  const source = useMemo(() => ({
    subscribe: (changed: () => void) => {
      const subscription = api.activeThemeId$().subscribe(changed);
      return () => subscription.unsubscribe();
    },
    id: () => api.getActiveThemeId(),
  }), [api]);
  const id = useSyncExternalStore(source.subscribe, source.id);
  return api.getInstalledThemes().find((theme) => theme.id === id)?.variant ?? 'system';
}
