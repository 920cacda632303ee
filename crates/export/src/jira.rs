//! A CSV file for the importer of Jira. `docs/exports.md` tells how to import it.

use super::body::{Content, sections};
use super::csv::csv;
use super::one_line::{one_line, title_line};
use super::source::Export;
use super::step::StepWords;
use opex_language::number;
use opex_model::Risk;

/// How many columns of labels there are: Jira takes one label from each.
const N_LABELS: usize = 4;

/// The steps that are open as issues. There is no byte order mark: Jira would take it for a part of the first column's
/// name, and asks for the encoding by itself.
pub fn jira(export: &Export<'_>) -> Option<String> {
    let rows: Vec<Vec<String>> = export.open_steps().map(|step| row(export, &step)).collect();
    (!rows.is_empty()).then(|| csv([header()].into_iter().chain(rows)))
}

/// Names that Jira finds its fields by, without punctuation, as its documentation asks.
fn header() -> Vec<String> {
    let fields = ["Summary", "Issue Type", "Priority", "Due Date", "Assignee", "Description"];
    fields.into_iter().chain([LABELS; N_LABELS]).map(str::to_owned).collect()
}

const LABELS: &str = "Labels";

fn row(export: &Export<'_>, step: &StepWords<'_>) -> Vec<String> {
    let fields = [
        title_line(&step.title()),
        // The one type that every kind of project has.
        "Task".to_owned(),
        priority(step.practice.risk).to_owned(),
        number::day(step.target_date()),
        assignee(step.owner()).to_owned(),
        wiki(export, step),
    ];
    fields.into_iter().chain(labels(export, step)).collect()
}

fn priority(risk: Risk) -> &'static str {
    match risk {
        Risk::High => "High",
        Risk::Medium => "Medium",
        Risk::Low => "Low",
    }
}

/// The owner where it is an email address, by which Jira finds people. A name could stand for nobody or for
/// somebody else, so it stands in the description only.
fn assignee(owner: &str) -> &str {
    let is_part = |part: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte);
        part.starts_with(|first: char| first.is_ascii_alphanumeric()) && part.bytes().all(is_plain)
    };
    let is_address =
        owner.split_once('@').is_some_and(|(name, host)| is_part(name) && is_part(host) && host.contains('.'));
    if is_address { owner } else { "" }
}

/// Words without blanks, since a label has none: where the ticket is from, the practice, the quarter, and
/// whether it depends on another team.
fn labels(export: &Export<'_>, step: &StepWords<'_>) -> [String; N_LABELS] {
    let quarter = step.step.wave.and_then(|wave| export.assessment.plan.quarter(wave, export.today));
    let number: String = step.practice.number.chars().filter(|character| !character.is_whitespace()).collect();
    let depends = if step.depends_on_other_team() { "depends-on-other-team" } else { "" };
    [
        "opex-maturity".to_owned(),
        number,
        quarter.map(|quarter| quarter.to_string()).unwrap_or_default(),
        depends.to_owned(),
    ]
}

/// The text in the wiki notation that the importer reads descriptions in.
fn wiki(export: &Export<'_>, step: &StepWords<'_>) -> String {
    let section = |(title, content): (String, Content)| {
        let lines: Vec<String> = match content {
            Content::Text(text) => text.lines().map(escaped).collect(),
            Content::Items(items) | Content::Tasks(items) => {
                items.iter().map(|item| format!("* {}", escaped(&one_line(item)))).collect()
            }
        };
        format!("h3. {}\n{}", escaped(&one_line(&title)), lines.join("\n"))
    };
    let sections = sections(export, step).into_iter().map(|part| section((part.title, part.content)));
    sections.collect::<Vec<_>>().join("\n\n")
}

/// A line in which nothing is a link, a macro or an image, nor a list or a heading at its beginning.
fn escaped(line: &str) -> String {
    let line = line.trim();
    let mut text = String::with_capacity(line.len());
    if line.starts_with(['*', '#', '-', '|']) || is_block(line) {
        text.push('\\');
    }
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        // An exclamation mark begins an image where something follows it, and none at the end of a sentence.
        let begins_image = character == '!' && characters.peek().is_some_and(|next| !next.is_whitespace());
        if matches!(character, '{' | '[') || begins_image {
            text.push('\\');
        }
        text.push(character);
    }
    text
}

/// Whether a line begins as headings and quotes do: `h1.`, `bq.`.
fn is_block(line: &str) -> bool {
    let begins = |start: &str| line.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    begins("bq.") || ["h1.", "h2.", "h3.", "h4.", "h5.", "h6."].into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::{assignee, escaped};

    #[test]
    fn only_addresses_are_assignees() {
        for owner in ["a.b@example.com", "kim+ops@mail.example.org"] {
            assert_eq!(assignee(owner), owner);
        }
        for owner in ["", "김철수", "@team", "=cmd@x.y", "a@b", "a b@example.com", "a@b@example.com", "+1@example.com"]
        {
            assert_eq!(assignee(owner), "", "{owner}");
        }
    }

    #[test]
    fn a_line_is_nothing_but_a_line() {
        let cases = [
            ("{code}x{code}", "\\{code}x\\{code}"),
            ("[x|http://example.com] !a.png! Done!", "\\[x|http://example.com] \\!a.png! Done!"),
            ("# one", "\\# one"),
            ("h1. Title", "\\h1. Title"),
            ("가나다 - 라", "가나다 - 라"),
        ];
        for (line, expected) in cases {
            assert_eq!(escaped(line), expected);
        }
    }
}
