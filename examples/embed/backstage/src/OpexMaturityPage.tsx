import { useCallback, useState } from 'react';
import { errorApiRef, useApi, useRouteRefParams } from '@backstage/core-plugin-api';
import type { OpexSummary } from 'opex-maturity-element';
import { opexDocumentsApiRef } from './documents';
import { OpexMaturity } from './OpexMaturity';
import { entityRouteRef } from './plugin';
import { useAppTheme } from './useAppTheme';

const percent = (score: number | null | undefined) => (score == null ? '–' : `${Math.round(score * 100)}%`);

/** The assessment of one entity, with its figures in the page's header. */
export const OpexMaturityPage = () => {
  const { namespace, kind, name } = useRouteRefParams(entityRouteRef);
  const entityRef = `${kind}:${namespace}/${name}`;
  const documents = useApi(opexDocumentsApiRef);
  const errors = useApi(errorApiRef);
  const theme = useAppTheme();
  const [shown, setShown] = useState<{ entityRef: string; summary: OpexSummary | null }>();
  const onChange = useCallback((summary: OpexSummary | null) => setShown({ entityRef, summary }), [entityRef]);
  const summary = shown?.entityRef === entityRef ? shown.summary : null;

  return (
    <article className="opex-page">
      <header className="opex-page-head">
        <div>
          <p>{entityRef}</p>
          <h1>Operational excellence</h1>
        </div>
        <dl>
          <div><dt>Maturity</dt><dd data-figure="score">{percent(summary?.groups.overall?.score)}</dd></div>
          <div><dt>Answered</dt><dd data-figure="answered">{summary ? `${summary.answered + summary.not_applicable} / ${summary.practices}` : '–'}</dd></div>
          <div><dt>High risks</dt><dd data-figure="risks">{summary?.groups.overall?.risks.high ?? '–'}</dd></div>
        </dl>
      </header>
      <OpexMaturity entityRef={entityRef} documents={documents} theme={theme} onChange={onChange} onError={(error) => errors.post(error)} />
    </article>
  );
};
