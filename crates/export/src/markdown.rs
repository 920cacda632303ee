//! Markdown in which nothing that people wrote is markup.

use super::body::{Content, Section};
use super::one_line::one_line;

/// A text of one line: whatever signs it has are shown, not obeyed.
pub fn inline(text: &str) -> String {
    let text = one_line(text);
    let mut markdown = String::with_capacity(text.len() + 8);
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, character) in text.chars().enumerate() {
        let is_special =
            matches!(character, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$');
        // At the beginning of a line these are headings, lists and rules.
        let begins_block = at == 0 && matches!(character, '#' | '-' | '+' | '=');
        let begins_numbers = at == n_digits && n_digits > 0 && matches!(character, '.' | ')');
        if is_special || begins_block || begins_numbers {
            markdown.push('\\');
        }
        markdown.push(character);
    }
    markdown
}

/// A text of one or more lines, which stay lines.
pub fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(inline).collect();
    // A backslash at the end of a line breaks it, except before a blank line, which ends the paragraph anyway.
    let breaks = lines.iter().skip(1).map(|next| if next.is_empty() { "\n" } else { "\\\n" }).chain([""]);
    let broken = lines
        .iter()
        .zip(breaks)
        .map(|(line, end)| if line.is_empty() { "\n".to_owned() } else { format!("{line}{end}") });
    broken.collect()
}

/// Sections below headings of a level.
pub fn sections(sections: &[Section], level: usize) -> String {
    let below = |content: &Content| match content {
        Content::Text(text) => lines(text),
        Content::Items(items) => list("- ", items),
        Content::Tasks(items) => list("- [ ] ", items),
    };
    let heading = "#".repeat(level);
    let sections =
        sections.iter().map(|part| format!("{heading} {}\n\n{}\n", inline(&part.title), below(&part.content)));
    sections.collect::<Vec<_>>().join("\n")
}

fn list(mark: &str, items: &[String]) -> String {
    items.iter().map(|item| format!("{mark}{}", inline(item))).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{inline, lines};

    #[test]
    fn signs_are_shown() {
        let cases = [
            ("# a", "\\# a"),
            ("- [ ] a", "\\- \\[ \\] a"),
            ("1. a 2. b", "1\\. a 2. b"),
            ("2026-01-31", "2026-01-31"),
            ("<img src=x onerror=alert(1)>", "\\<img src=x onerror=alert(1)\\>"),
            ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
            ("a_b*c`d", "a\\_b\\*c\\`d"),
            ("&lt;", "\\&lt;"),
            ("가\n나\t🙂", "가 나 🙂"),
        ];
        for (text, expected) in cases {
            assert_eq!(inline(text), expected);
        }
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(lines("a\nb\n\n- c"), "a\\\nb\n\n\\- c");
        assert_eq!(lines("a"), "a");
    }
}
