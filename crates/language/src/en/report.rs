//! The report that opens in any browser.

use crate::ReportTexts;

/// The report that opens in any browser.
pub static REPORT: ReportTexts = ReportTexts {
    bar: "Score as a bar, target as a line",
    bars_caption: "Scores of areas and topics",
    answered: "{n} of {m}",
    written: "Notes and evidence",
    planned_caption: "Steps of the plan by quarter",
    next_caption: "The first steps of the list; no plan by quarter was made",
    how_to_go_on: "This page holds the whole assessment. To go on working, open this file in Opex Maturity with “Open a results file”. It needs no network and loads nothing from elsewhere.",
};
