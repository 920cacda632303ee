//! Comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

/// Rows as CSV: every cell in quotes, so that separators within it need no thought; CRLF after each row.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", guarded(cell).replace('"', "\"\""))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell that no spreadsheet computes. Trackers take the file as it is, but people open it in a spreadsheet
/// first, where a cell that begins with `=`, `+`, `-` or `@`, in whatever width, is a formula. It gets an
/// apostrophe in front, which spreadsheets read as "this is text". Columns are made so that what a team
/// writes does not come first in a cell, so importers see one only before strange titles.
///
/// Line breaks are single line feeds, tabs are blanks, other control characters are left out, and blanks
/// around the text go: they would hide what begins the formula.
pub fn guarded(cell: &str) -> String {
    let text = plain(cell);
    let text = text.trim();
    let is_formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn plain(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    let is_hidden = |character: char| matches!(character, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}');
    // Marks that cannot be seen may stand before a formula, and a person could not tell.
    let is_kept = |character: char| character == '\n' || !character.is_control();
    let kept: String = unified.chars().filter(|character| is_kept(*character)).collect();
    kept.trim_start_matches(|character: char| is_hidden(character) || character.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{csv, guarded};

    #[test]
    fn formulas_become_text() {
        for formula in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\u{feff}=1", "\u{200b} =1"]
        {
            let guarded = guarded(formula);
            assert!(guarded.starts_with('\''), "{formula:?}: {guarded}");
        }
        for text in ["a=1", "1-2", "메모", "", "'=1", "🙂", "(-1)"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn everything_is_quoted() {
        let rows = [vec!["a".to_owned(), "b, \"c\"".to_owned()], vec!["d\r\ne\rf".to_owned(), String::new()]];
        assert_eq!(csv(rows), "\"a\",\"b, \"\"c\"\"\"\r\n\"d\ne\nf\",\"\"\r\n");
    }
}
