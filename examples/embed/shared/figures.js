// Shows the figures of a summary in the elements of the portal's own page that ask for them:
// <b data-figure="score">, <meter data-figure="answered"> and the like.

const percent = (score) => (score == null ? '–' : `${Math.round(score * 100)}%`);

/** What the portal shows of a summary; all of it empty where nothing is open. */
function figures(summary) {
  const overall = summary?.groups.overall;
  return {
    score: percent(overall?.score),
    answered: summary ? `${summary.answered + summary.not_applicable} / ${summary.practices}` : '–',
    // What is accepted has been looked at; what is high has not.
    risks: overall ? String(overall.risks.high ?? 0) : '–',
    subject: summary ? [summary.team, summary.workload].filter(Boolean).join(' · ') || '–' : '–',
  };
}

export function showFigures(place, summary) {
  const shown = figures(summary);
  for (const node of place.querySelectorAll('[data-figure]')) node.textContent = shown[node.dataset.figure];
}
