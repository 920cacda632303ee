//! The practices whose risk is left or was accepted.

use super::markup::Markup;
use super::source::Report;
use opex_language::{ResultsTexts, fill};
use opex_model::{AcceptedRisk, Derived, PracticeIndex, PracticeRisk};

/// What needs attention first.
pub fn section(report: &Report<'_>, derived: &Derived, page: &mut Markup) {
    let texts = report.texts().results();
    page.open("section").element("h2", texts.risks_title);
    for risk in [PracticeRisk::High, PracticeRisk::Medium, PracticeRisk::Accepted] {
        let standings = PracticeIndex::enumerate(derived.evaluation.standings());
        let at_risk: Vec<PracticeIndex> =
            standings.filter(|(_, standing)| standing.risk == Some(risk)).map(|(at, _)| at).collect();
        page.element("h3", &format!("{} ({})", group_title(texts, risk), at_risk.len()));
        if at_risk.is_empty() {
            page.element("p", texts.risk_group_empty).raw("\n");
            continue;
        }
        page.open("ul");
        for index in at_risk {
            page.open("li").text(&report.export(&[]).practice_name(index).unwrap_or_default());
            if risk == PracticeRisk::Accepted {
                page.raw(" – ").text(&acceptance(report, index));
            }
            page.close("li");
        }
        page.close("ul");
    }
    page.close("section");
}

/// Who has accepted the risk of a practice, until when and why.
fn acceptance(report: &Report<'_>, index: PracticeIndex) -> String {
    let texts = report.texts().results();
    let practice = report.catalogue.practice(index);
    let record = practice.and_then(|practice| report.assessment.record(&practice.id));
    let Some(AcceptedRisk { who, why, until, .. }) = record.and_then(|record| record.accepted.as_ref()) else {
        return String::new();
    };
    let who = if who.trim().is_empty() { texts.accepted_by_nobody } else { who };
    let words = match until {
        Some(until) => fill(texts.accepted_until, &[("who", who), ("until", &until.to_string())]),
        None => fill(texts.accepted_for_good, &[("who", who)]),
    };
    if why.trim().is_empty() { words } else { format!("{words}: {why}") }
}

/// What the practices at a risk are called together.
pub fn group_title(texts: &'static ResultsTexts, risk: PracticeRisk) -> &'static str {
    match risk {
        PracticeRisk::High => texts.risk_group_high,
        PracticeRisk::Medium => texts.risk_group_medium,
        PracticeRisk::Low => texts.risk_group_low,
        PracticeRisk::None => texts.risk_group_none,
        PracticeRisk::Accepted => texts.risk_group_accepted,
        PracticeRisk::Unknown => texts.risk_group_unknown,
    }
}
