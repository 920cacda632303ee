import { useEffect, useRef } from 'react';
import 'opex-maturity-element';
import type { OpexMaturityElement, OpexSummary, OpexTheme, OpexView } from 'opex-maturity-element';
import type { OpexDocumentsApi } from './documents';

interface OpexMaturityProps {
  /** What is assessed; its document is kept under this name. */
  entityRef: string;
  documents: OpexDocumentsApi;
  theme: OpexTheme;
  isReadOnly?: boolean;
  /** The view that is shown first, where there is a document. */
  view?: OpexView;
  onChange(summary: OpexSummary | null): void;
  onError(error: Error): void;
}

/** Documents on their way to where they are kept, by entity: whoever reads one waits for it. */
const onTheWay = new Map<string, Promise<void>>();

async function latestDocument(documents: OpexDocumentsApi, entityRef: string) {
  // An element that has just been taken away, as when the app changes its theme, hands over in this turn.
  await new Promise((resolve) => setTimeout(resolve));
  await onTheWay.get(entityRef)?.catch(() => {});
  return documents.read(entityRef);
}

/** The custom element as a React component. */
export const OpexMaturity = ({ entityRef, documents, view = 'results', ...settings }: OpexMaturityProps) => {
  const place = useRef<HTMLDivElement>(null);
  const element = useRef<OpexMaturityElement>();
  // Handlers and settings may be new with every render; the element is not.
  const latest = useRef(settings);
  latest.current = settings;

  // An element for each entity, with its listeners until its end: when it is taken away it still hands over what was
  // entered last, and that belongs to the entity it was made for.
  useEffect(() => {
    const made = document.createElement('opex-maturity');
    let isGone = false;
    const fail = (error: unknown) => {
      if (!isGone) latest.current.onError(error instanceof Error ? error : new Error(String(error)));
    };
    made.addEventListener('opex-save', (event) => {
      const written = documents.write(entityRef, event.detail);
      onTheWay.set(entityRef, written);
      event.waitUntil(written);
    });
    made.addEventListener('opex-change', ({ detail }) => isGone || latest.current.onChange(detail));
    made.addEventListener('opex-error', ({ detail }) => fail(new Error(detail.message)));
    latestDocument(documents, entityRef).then((kept) => {
      // Shown with its document or not at all: an empty one could be begun meanwhile, and take its place.
      if (isGone) return;
      made.view = kept === null ? 'start' : view;
      made.value = kept ?? '';
      element.current = made;
      apply(made, latest.current);
      place.current?.append(made);
    }).catch(fail);
    return () => {
      isGone = true;
      made.api.flush();
      made.remove();
    };
  }, [entityRef, documents, view]);

  useEffect(() => {
    if (element.current) apply(element.current, settings);
  });

  return <div ref={place} />;
};

function apply(element: OpexMaturityElement, { theme, isReadOnly = false }: Pick<OpexMaturityProps, 'theme' | 'isReadOnly'>) {
  element.theme = theme;
  element.readonly = isReadOnly;
}
