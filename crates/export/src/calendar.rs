//! The due dates as an iCalendar file (RFC 5545).

use super::body::facts;
use super::one_line::one_line;
use super::source::Export;
use super::step::StepWords;
use opex_model::{Date, Timestamp};

/// The most octets of a line, without its end.
const MAX_OCTETS: usize = 75;

/// A day for each step that somebody still has to see to and that is due; none where there is none.
///
/// They are events, not to-dos: the calendars that most people have, those of Google and Outlook among them,
/// leave out `VTODO` when they import a file. As they last the whole day and are marked as free time, nobody
/// is taken for busy. The identifiers stay the same, so that importing again moves what is there.
pub fn calendar(export: &Export<'_>) -> Option<String> {
    let events = export.open_steps().filter_map(|step| Some(event(export, &step, step.due()?)));
    let events: Vec<Vec<String>> = events.collect();
    if events.is_empty() {
        return None;
    }
    let begin = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//opex-maturity//opex-maturity//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ];
    let lines = begin.into_iter().map(str::to_owned).chain(events.into_iter().flatten());
    Some(lines.chain(["END:VCALENDAR".to_owned()]).map(|line| folded(&line)).collect())
}

fn event(export: &Export<'_>, step: &StepWords<'_>, due: Date) -> Vec<String> {
    let id = format!("{}.{}.{}@opex-maturity", export.assessment.id, step.practice.id, step.step.to);
    let looks_like = step.looks_like().map(ToString::to_string);
    let description: Vec<String> = looks_like.into_iter().chain(facts(export, step)).collect();
    vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&id)),
        format!("DTSTAMP:{}", stamp(export.now)),
        format!("DTSTART;VALUE=DATE:{}", due.to_string().replace('-', "")),
        format!("SUMMARY:{}", escaped(&one_line(&step.title()))),
        format!("DESCRIPTION:{}", escaped(&description.join("\n"))),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ]
}

/// `2026-01-31T09:30:00.000Z` as `20260131T093000Z`.
fn stamp(now: &Timestamp) -> String {
    let seconds = now.as_str().split('.').next().unwrap_or_default();
    format!("{}Z", seconds.replace(['-', ':'], ""))
}

fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").replace('\r', "\n").chars() {
        match character {
            '\\' | ';' | ',' => value.extend(['\\', character]),
            '\n' => value.push_str("\\n"),
            other if other.is_control() => value.push(' '),
            other => value.push(other),
        }
    }
    value
}

/// A line with its end. What is too long goes on in further lines, each after a blank; a character of several
/// octets, as every Korean syllable is, stays in one piece.
fn folded(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + 2);
    let mut n_octets = 0;
    for character in line.chars() {
        if n_octets + character.len_utf8() > MAX_OCTETS {
            text.push_str("\r\n ");
            n_octets = 1;
        }
        text.push(character);
        n_octets += character.len_utf8();
    }
    text.push_str("\r\n");
    text
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn lines_are_folded_between_characters() {
        let long = "가".repeat(60);
        let folded = folded(&long);
        let lines: Vec<&str> = folded.split("\r\n").collect();
        assert!(lines.len() == 4 && lines.iter().all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), format!("{long}\r\n"));
        assert_eq!(super::folded(&"a".repeat(75)), format!("{}\r\n", "a".repeat(75)));
    }

    #[test]
    fn signs_of_the_format_are_escaped() {
        assert_eq!(escaped("a;b,c\\d\r\ne\u{7}"), "a\\;b\\,c\\\\d\\ne ");
    }
}
