//! Texts where there is room for one line only.

/// A text as one line: line breaks, tabs and runs of blanks are one blank, control characters are left out.
pub fn one_line(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.chars().filter(|character| !character.is_control()).collect());
    words.filter(|word: &String| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text as one line for a title, of which Jira and Azure DevOps take 255 characters. They count as UTF-16
/// does, and one is left for the apostrophe that may come before it in a cell.
pub fn title_line(text: &str) -> String {
    const MAX_UNITS: usize = 254;
    let line = one_line(text);
    if line.encode_utf16().count() <= MAX_UNITS {
        return line;
    }
    let mut n_units = 1;
    let fits = |character: &char| {
        n_units += character.len_utf16();
        n_units <= MAX_UNITS
    };
    line.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::{one_line, title_line};

    #[test]
    fn a_title_has_its_length() {
        assert_eq!(title_line(&"가".repeat(254)), "가".repeat(254));
        assert_eq!(title_line(&"가".repeat(255)), format!("{}…", "가".repeat(253)));
        let faces = title_line(&"🙂".repeat(200));
        assert_eq!((faces.encode_utf16().count(), faces.chars().count()), (253, 127));
    }

    #[test]
    fn is_one_line() {
        assert_eq!(one_line(" a\r\nb\t\u{7} c\u{0}d\u{2028}가  🙂 "), "a b cd 가 🙂");
    }
}
