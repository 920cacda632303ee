//! Every practice with its answer and what was written about it.

use super::evidence;
use super::markup::Markup;
use super::source::Report;
use opex_model::{Answer, Derived, NotApplicableReason, Record, Topic};

/// A table for each topic.
pub fn section(report: &Report<'_>, derived: &Derived, page: &mut Markup) {
    page.open("section").element("h2", report.texts().results().heat_title);
    for topic in report.catalogue.topics() {
        table(report, derived, topic, page);
    }
    page.close("section");
}

fn table(report: &Report<'_>, derived: &Derived, topic: &Topic, page: &mut Markup) {
    let (texts, common) = (report.texts(), report.texts().common());
    let title = report.text.topics.get(&topic.id).map(|topic| &*topic.title).unwrap_or_default();
    let title = format!("{} {title}", topic.number);
    page.element("h3", title.trim()).open_region(title.trim()).open("table class=\"practices\"");
    page.headings(&[common.practice, common.level, common.target, common.risk, texts.report().written]);
    page.open("tbody");
    let nothing = Record::default();
    for index in topic.practices.iter().copied() {
        let (Some(practice), Some(standing)) = (report.catalogue.practice(index), derived.evaluation.standing(index))
        else {
            continue;
        };
        let record = report.assessment.record(&practice.id).map_or(&nothing, |record| record);
        page.open("tr").element("th scope=\"row\"", &report.export(&[]).practice_name(index).unwrap_or_default());
        page.element("td", &answer(report, &record.answer));
        let target = if standing.is_applicable { standing.target.to_string() } else { String::new() };
        page.element("td class=\"number\"", &target);
        page.element("td", standing.risk.map(|risk| common.standing_risk_word(risk)).unwrap_or_default());
        page.open("td class=\"written\"");
        written(report, record, page);
        page.raw("</td>").close("tr");
    }
    page.raw("</tbody>").raw("</table>").close("div");
}

/// The level with its name, or why there is none.
fn answer(report: &Report<'_>, answer: &Answer) -> String {
    let texts = report.texts();
    match answer {
        Answer::Unanswered => texts.common().unanswered.to_owned(),
        Answer::NotApplicable { .. } => texts.common().not_applicable.to_owned(),
        Answer::Level(level) => match report.text.scale.get(usize::from(*level)) {
            Some(words) => format!("{level} · {}", words.name),
            None => level.to_string(),
        },
    }
}

/// What was written about a practice.
fn written(report: &Report<'_>, record: &Record, page: &mut Markup) {
    let texts = report.texts();
    if let Answer::NotApplicable { reason, explanation } = &record.answer {
        let reason = reason.map_or(texts.results().no_reason, |reason| match reason {
            NotApplicableReason::OutOfScope => texts.assess().na_out_of_scope,
            NotApplicableReason::BusinessPriorities => texts.assess().na_business_priorities,
            NotApplicableReason::ArchitectureConstraints => texts.assess().na_architecture_constraints,
            NotApplicableReason::Other => texts.assess().na_other,
        });
        let words = if explanation.trim().is_empty() { reason.to_owned() } else { format!("{reason}: {explanation}") };
        page.element("p", &words);
    }
    if record.depends_on_other_team {
        page.element("p", texts.assess().depends);
    }
    if !record.note.trim().is_empty() {
        page.element("p", record.note.trim());
    }
    evidence::list(&record.evidence, page);
}
