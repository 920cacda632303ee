//! Small readers of the formats that plans are exported in, written from their specifications and not from the
//! code that writes them.

/// Rows of comma-separated values by RFC 4180. Stops the test where the text is not of that form.
pub fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), text);
    while !rest.is_empty() {
        let mut cell = String::new();
        rest = rest.strip_prefix('"').expect("a cell begins with a quote");
        loop {
            let end = rest.find('"').expect("a quoted cell ends");
            cell.push_str(&rest[..end]);
            rest = &rest[end + 1..];
            match rest.strip_prefix('"') {
                Some(after) => {
                    cell.push('"');
                    rest = after;
                }
                None => break,
            }
        }
        row.push(cell);
        if let Some(after) = rest.strip_prefix(',') {
            rest = after;
        } else {
            rest = rest.strip_prefix("\r\n").expect("a row ends with CRLF");
            rows.push(std::mem::take(&mut row));
        }
    }
    assert!(row.is_empty(), "the last row ends");
    rows
}

/// Rows of cells apart by tabs, as a spreadsheet takes them when they are pasted.
pub fn tsv(text: &str) -> Vec<Vec<String>> {
    let cell = |cell: &str| match cell.strip_prefix('"') {
        Some(quoted) => quoted.strip_suffix('"').expect("a quoted cell ends").replace("\"\"", "\""),
        None => cell.to_owned(),
    };
    text.strip_suffix('\n').unwrap().split('\n').map(|line| line.split('\t').map(cell).collect()).collect()
}

/// Whether a spreadsheet would take a cell for a formula.
pub fn is_formula(cell: &str) -> bool {
    let seen =
        cell.trim_start_matches(|first: char| first.is_whitespace() || first.is_control() || first == '\u{feff}');
    seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The events of an iCalendar file (RFC 5545): names of properties, parameters included, with their values.
pub fn calendar(text: &str) -> Vec<Vec<(String, String)>> {
    let lines = text.strip_suffix("\r\n").expect("the last line ends").split("\r\n");
    let mut unfolded: Vec<String> = Vec::new();
    for line in lines {
        assert!(line.len() <= 75, "at most 75 octets: {line}");
        assert!(!line.chars().any(char::is_control), "no bare line break: {line:?}");
        match line.strip_prefix(' ') {
            Some(more) => unfolded.last_mut().unwrap().push_str(more),
            None => unfolded.push(line.to_owned()),
        }
    }
    assert_eq!(unfolded.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
    assert_eq!(unfolded.last().map(String::as_str), Some("END:VCALENDAR"));
    for needed in ["VERSION:2.0", "PRODID:"] {
        assert!(unfolded.iter().any(|line| line.starts_with(needed)), "{needed}");
    }
    let (mut events, mut event) = (Vec::new(), None);
    for line in unfolded {
        match line.as_str() {
            "BEGIN:VEVENT" => assert!(event.replace(Vec::new()).is_none(), "events do not nest"),
            "END:VEVENT" => events.push(event.take().unwrap()),
            line => {
                if let Some(event) = &mut event {
                    let (name, value) = line.split_once(':').unwrap();
                    event.push((name.to_owned(), calendar_text(value)));
                }
            }
        }
    }
    assert!(event.is_none(), "every event ends");
    events
}

fn calendar_text(value: &str) -> String {
    let (mut text, mut characters) = (String::new(), value.chars());
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next().unwrap() {
                'n' | 'N' => text.push('\n'),
                escaped @ ('\\' | ';' | ',') => text.push(escaped),
                other => panic!("\\{other} means nothing in {value}"),
            },
            ';' | ',' => panic!("{character} ends a value in {value}"),
            other => text.push(other),
        }
    }
    text
}

/// A line of Markdown: what it is, and its text as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    Heading(usize, String),
    Task { depth: usize, is_done: bool, text: String },
    Item(usize, String),
    Rule,
    Text(String),
}

/// The lines of Markdown that are not blank. Stops the test where a sign of markup is not escaped, except for
/// bold text, so that nothing but what is listed in [`Line`] can be in it.
pub fn markdown(text: &str) -> Vec<Line> {
    text.lines().filter(|line| !line.is_empty()).map(markdown_line).collect()
}

fn markdown_line(line: &str) -> Line {
    if line == "---" {
        return Line::Rule;
    }
    let n_hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if let Some(text) = line[n_hashes..].strip_prefix(' ').filter(|_| n_hashes > 0) {
        return Line::Heading(n_hashes, shown(text));
    }
    let (depth, rest) = line.strip_prefix("  ").map_or((0, line), |rest| (1, rest));
    match rest.strip_prefix("- ") {
        Some(item) => match (item.strip_prefix("[ ] "), item.strip_prefix("[x] ")) {
            (None, None) => Line::Item(depth, shown(item)),
            (open, done) => Line::Task { depth, is_done: done.is_some(), text: shown(open.or(done).unwrap()) },
        },
        None => {
            assert!(!rest.starts_with(['-', '+', '#', '=', ' ', '\t']), "{line}");
            let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            assert!(n_digits == 0 || !rest[n_digits..].starts_with(['.', ')']), "{line}");
            Line::Text(shown(rest.strip_suffix('\\').unwrap_or(rest)))
        }
    }
}

fn shown(text: &str) -> String {
    let text = text.replace("**", "");
    let (mut shown, mut characters) = (String::new(), text.chars());
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                let escaped = characters.next().expect("a backslash stands before something");
                assert!(escaped.is_ascii_punctuation(), "\\{escaped} shows the backslash in {text}");
                shown.push(escaped);
            }
            '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '$' => {
                panic!("{character} is markup in {text}")
            }
            other => shown.push(other),
        }
    }
    shown
}

/// The texts between the tags of HTML that has but the tags given, none with attributes.
pub fn html(text: &str, tags: &[&str]) -> Vec<String> {
    let mut texts = Vec::new();
    for part in text.split('<').skip(1) {
        let (tag, after) = part.split_once('>').expect("a tag ends");
        assert!(tags.contains(&tag.trim_start_matches('/')), "<{tag}>");
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        texts.push(entities.iter().fold(after.to_owned(), |text, (entity, sign)| text.replace(entity, sign)));
    }
    texts.retain(|text| !text.is_empty());
    texts
}
