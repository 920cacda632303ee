//! What to improve first: the plan where one has been found, else the first of the plain list.

use super::markup::Markup;
use super::source::Report;
use crate::{ExportStep, planned_steps};
use opex_language::number;
use opex_model::Derived;

/// Steps of the plain list that are shown.
const MAX_NEXT_STEPS: usize = 10;

/// A table of steps; nothing where there are none.
pub fn section(report: &Report<'_>, derived: &Derived, page: &mut Markup) {
    let texts = report.texts();
    let planned = planned(report, derived);
    let is_planned = planned.is_some();
    let steps = planned.unwrap_or_else(|| next(report, derived));
    if steps.is_empty() {
        return;
    }
    let caption = if is_planned { texts.report().planned_caption } else { texts.report().next_caption };
    let export = report.export(&steps);
    page.open("section").element("h2", texts.plan().title);
    page.open_region(caption).open("table").element("caption", caption);
    page.headings(&[
        texts.common().practice,
        texts.export().from,
        texts.export().to,
        texts.export().gain_points,
        texts.export().effort_days,
        texts.export().wave,
        texts.common().owner,
        texts.common().due,
        texts.export().status,
        texts.export().note,
    ]);
    page.open("tbody");
    for step in export.step_words() {
        page.open("tr").element("th scope=\"row\"", &export.practice_name(step.step.practice).unwrap_or_default());
        page.element("td class=\"number\"", &step.step.from.to_string());
        page.element("td class=\"number\"", &step.step.to.to_string());
        page.element("td class=\"number\"", &number::points(step.step.gain));
        page.element("td class=\"number\"", &step.step.effort.to_string());
        page.element("td", &step.wave())
            .element("td", step.owner())
            .element("td class=\"number\"", &number::day(step.due()));
        page.element("td", step.status_name()).element("td class=\"note\"", step.note()).close("tr");
    }
    page.raw("</tbody>").raw("</table>").close("div").close("section");
}

/// The plan's steps, where the plan is one for these answers and this time.
fn planned(report: &Report<'_>, derived: &Derived) -> Option<Vec<ExportStep>> {
    let outlook = report.outlook?;
    let question = &outlook.question;
    let is_current = question.evaluation == derived.evaluation
        && question.request.capacities.as_slice() == &*report.assessment.plan.capacities;
    is_current.then(|| planned_steps(report.catalogue, outlook)).filter(|steps| !steps.is_empty())
}

fn next(report: &Report<'_>, derived: &Derived) -> Vec<ExportStep> {
    let steps = derived.evaluation.next_steps(report.catalogue);
    steps.iter().take(MAX_NEXT_STEPS).map(ExportStep::from).collect()
}
