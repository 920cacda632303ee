//! Scores of the whole, of areas and of topics.

use super::markup::{Markup, definition};
use super::source::Report;
use opex_language::{fill, number};
use opex_model::{Derived, Figures, Group, PracticeRisk, Ratio};

/// The score of the whole, with what it is made of.
pub fn overall(report: &Report<'_>, derived: &Derived, page: &mut Markup) {
    let (texts, common) = (report.texts().results(), report.texts().common());
    let Some(figures) = derived.overall() else { return };
    page.open("section").element("h2", texts.overall_score);
    page.open("p class=\"figure\"").element("strong", &number::percent(figures.score)).close("p");
    if figures.score.is_none() {
        page.element("p", texts.nothing_answered);
    }
    page.open("dl class=\"facts\"");
    definition(page, common.target_score, &number::percent(figures.target_score));
    let range = format!("{} – {}", number::percent(figures.low), number::percent(figures.high));
    definition(page, texts.range, &range);
    definition(page, texts.level_attained, &level(figures));
    definition(page, common.completeness, &answered(report, figures));
    page.close("dl");
    page.open("dl class=\"facts\"");
    for risk in PracticeRisk::ALL {
        definition(page, super::risks::group_title(texts, risk), &figures.risks.of(risk).to_string());
    }
    page.close("dl").close("section");
}

/// A table with a row for each area and each topic.
pub fn table(report: &Report<'_>, derived: &Derived, page: &mut Markup) {
    let (texts, common) = (report.texts().results(), report.texts().common());
    page.open("section").element("h2", texts.bars_title);
    page.open_region(texts.bars_title).open("table class=\"groups\"");
    page.element("caption", report.texts().report().bars_caption);
    page.headings(&[
        &format!("{} / {}", common.area, common.topic),
        common.score,
        report.texts().report().bar,
        common.target_score,
        texts.range,
        texts.bar_level,
        common.completeness,
    ]);
    page.open("tbody");
    for area in report.catalogue.areas() {
        let title = report.text.areas.get(&area.id).map(|area| &*area.title).unwrap_or_default();
        row(report, derived, &Group::Area(area.id.clone()), title, page);
        for id in &area.topics {
            let title = report.text.topics.get(id).map(|topic| &*topic.title).unwrap_or_default();
            let number = report.catalogue.topic(id).map(|topic| &*topic.number).unwrap_or_default();
            row(report, derived, &Group::Topic(id.clone()), format!("{number} {title}").trim(), page);
        }
    }
    page.raw("</tbody>").raw("</table>").close("div").close("section");
}

fn row(report: &Report<'_>, derived: &Derived, group: &Group, title: &str, page: &mut Markup) {
    let Some(figures) = derived.figures(group) else { return };
    let class = if matches!(group, Group::Area(_)) { "area" } else { "topic" };
    page.open(&format!("tr class=\"{class}\"")).element("th scope=\"row\"", title);
    page.element("td class=\"number\"", &number::percent(figures.score));
    page.open("td").raw(&bar(figures)).raw("</td>");
    page.element("td class=\"number\"", &number::percent(figures.target_score));
    let range = format!("{} – {}", number::percent(figures.low), number::percent(figures.high));
    page.element("td class=\"number\"", &range);
    page.element("td class=\"number\"", &level(figures));
    page.element("td class=\"number\"", &answered(report, figures)).close("tr");
}

/// The score as a length, and the target score as a line. The numbers beside it say the same.
fn bar(figures: &Figures) -> String {
    let tenths = |ratio: Option<Ratio>| ratio.map(|ratio| ratio.rounded(1000).min(1000));
    let score = tenths(figures.score).unwrap_or_default();
    let target = tenths(figures.target_score).map_or_else(String::new, |target| {
        // Within the bar, even where the target is its end.
        format!("<rect class=\"target\" x=\"{}\" width=\"8\" height=\"16\"/>", target.saturating_sub(8))
    });
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 1000 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">\
         <rect class=\"track\" width=\"1000\" height=\"16\"/><rect class=\"value\" width=\"{score}\" height=\"16\"/>{target}</svg>"
    )
}

fn level(figures: &Figures) -> String {
    figures.level_attained.map_or_else(|| number::NO_FIGURE.to_owned(), |level| level.to_string())
}

fn answered(report: &Report<'_>, figures: &Figures) -> String {
    let (n, m) = ((figures.n_answered + figures.n_not_applicable).to_string(), figures.n_practices.to_string());
    fill(report.texts().report().answered, &[("n", &n), ("m", &m)])
}
