//! The part of a text around what was found in it.

/// Characters that an excerpt shows before what was found.
const BEFORE: usize = 40;

/// Characters that an excerpt has at most.
const LENGTH: usize = 160;

/// A part of `text` that has the byte `at` near its beginning, cut between words, with dots where
/// something is left out. A short text comes whole.
pub fn excerpt(text: &str, at: usize) -> String {
    if text.chars().count() <= LENGTH {
        return text.to_owned();
    }
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(index, _)| index);
    // From the next word on, unless that would be past what was found.
    let start = match before.get(start..).and_then(|skipped| skipped.find(' ')) {
        Some(blank) if start > 0 => start + blank + 1,
        _ => start,
    };
    let shown_before = before.get(start..).unwrap_or_default();
    let room = LENGTH.saturating_sub(shown_before.chars().count());
    let cut = after.char_indices().nth(room).map(|(index, _)| index);
    let shown_after = match cut.and_then(|end| after.get(..end)) {
        Some(cut) => cut.rsplit_once(' ').map_or(cut, |(words, _)| words),
        None => after,
    };
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    format!("{}{shown_before}{shown_after}{}", dots(start > 0), dots(shown_after.len() < after.len()))
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, excerpt};

    #[test]
    fn shows_what_was_found() {
        let text = "word ".repeat(100) + "needle " + &"word ".repeat(100);
        let cut = excerpt(&text, 500);
        assert!(cut.contains("needle"), "{cut}");
        assert!(cut.starts_with("…word ") && cut.ends_with("word…"), "{cut}");
        assert!(cut.chars().count() <= LENGTH + 2, "{cut}");

        let text = "한글 낱말 ".repeat(60);
        for (at, _) in text.char_indices() {
            let cut = excerpt(&text, at);
            assert!(cut.chars().count() <= LENGTH + 2 && cut.chars().count() > 20, "{at}: {cut}");
        }
        assert_eq!(excerpt("short", 2), "short");
        assert!(excerpt(&"x".repeat(500), 499).contains('x'));
    }
}
