//! A table for a spreadsheet, to be pasted: cells apart by tabs.

use super::csv::guarded;
use super::one_line::one_line;
use super::source::Export;
use super::step::StepWords;
use opex_language::number;

/// The steps below a row of headings. Numbers stand alone in their cells, so that a spreadsheet can sum them.
pub fn table(export: &Export<'_>) -> Option<String> {
    let rows: Vec<Vec<String>> = export.step_words().map(|step| row(export, &step)).collect();
    if rows.is_empty() {
        return None;
    }
    let (common, plan, texts) = (export.texts().common(), export.texts().plan(), export.texts().export());
    let header = [
        texts.number,
        common.practice,
        common.topic,
        texts.from,
        texts.to,
        texts.effort_days,
        texts.gain_points,
        common.risk,
        common.owner,
        common.due,
        texts.wave,
        texts.status,
        plan.waits_for_title,
        export.texts().assess().depends,
        texts.note,
    ];
    let header = header.into_iter().map(str::to_owned).collect();
    let line = |row: Vec<String>| {
        let cells: Vec<String> = row.iter().map(|cell| cell_of(cell)).collect();
        format!("{}\n", cells.join("\t"))
    };
    Some([header].into_iter().chain(rows).map(line).collect())
}

fn row(export: &Export<'_>, step: &StepWords<'_>) -> Vec<String> {
    let waits_for: Vec<String> = step.step.waits_for.iter().filter_map(|index| export.practice_name(*index)).collect();
    let depends = if step.depends_on_other_team() { export.texts().export().yes } else { "" };
    vec![
        step.practice.number.to_string(),
        step.words.title.to_string(),
        step.topic().to_owned(),
        step.step.from.to_string(),
        step.step.to.to_string(),
        step.step.effort.to_string(),
        number::points(step.step.gain),
        step.risk_name().to_owned(),
        step.owner().to_owned(),
        number::day(step.due()),
        step.wave(),
        step.status_name().to_owned(),
        waits_for.join(", "),
        depends.to_owned(),
        step.note().to_owned(),
    ]
}

/// A cell of one line. Where it begins with a quote, a spreadsheet would look for the other one.
fn cell_of(text: &str) -> String {
    let text = guarded(&one_line(text));
    if text.starts_with('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
