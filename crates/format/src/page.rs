//! A results file within an HTML page, where no script runs and nothing that people wrote is markup.

use super::checksum::sha256_hex;
use super::load_error::LoadError;

/// What stands before the checksum of the results file.
const BEFORE: &str = "<script type=\"application/json\" id=\"opex-results\" data-sha256=\"";
/// What stands between the checksum and the results file.
const BETWEEN: &str = "\">\n";
/// What stands behind the results file.
const AFTER: &str = "</script>";

/// How JSON writes `<` so that no parser of HTML sees a tag.
const LESS_THAN: &str = "\\u003c";

/// The element that holds a results file. `<` stands only within texts of JSON, which may name it by number.
pub fn results_element(results: &str) -> String {
    let escaped = results.replace('<', LESS_THAN);
    format!("{BEFORE}{}{BETWEEN}{escaped}{AFTER}", sha256_hex(results.as_bytes()))
}

/// Whether a text is a page, or something else made of tags.
pub fn is_page(text: &str) -> bool {
    text.starts_with('<')
}

/// The results file within a page, byte for byte as it was put in.
///
/// # Errors
/// Where there is none, the page is cut off, or the results file is not the one that was put in.
pub fn results_in_page(page: &str) -> Result<String, LoadError> {
    let cut_off = || LoadError::Truncated { line: page.lines().count() };
    let Some((_, behind)) = page.split_once(BEFORE) else {
        let is_whole = page.trim_end().to_ascii_lowercase().ends_with("</html>");
        // A page of this program ends so. Others need not, but where ours is cut there is nothing else to tell it by.
        return Err(if is_whole || !page.contains("opex-maturity") {
            LoadError::PageWithoutResults
        } else {
            cut_off()
        });
    };
    let (escaped, _) = behind.split_once(AFTER).ok_or_else(cut_off)?;
    // Mail programs and editors change line breaks; JSON has none within texts.
    let escaped = escaped.replace('\r', "");
    let (sum, escaped) = escaped.split_once(BETWEEN).ok_or(LoadError::Damaged)?;
    let results = unescape(escaped);
    if sha256_hex(results.as_bytes()) == sum { Ok(results) } else { Err(LoadError::Damaged) }
}

/// Takes [`LESS_THAN`] back. A backslash and what follows it belong together, so that `\\u003c`, which is a backslash
/// before letters, stays what it is.
fn unescape(text: &str) -> String {
    let mut results = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        results.push_str(before);
        if let Some(behind) = from.strip_prefix(LESS_THAN) {
            results.push('<');
            rest = behind;
            continue;
        }
        let n_bytes = from.chars().take(2).map(char::len_utf8).sum();
        let (pair, behind) = from.split_at_checked(n_bytes).unwrap_or((from, ""));
        results.push_str(pair);
        rest = behind;
    }
    results.push_str(rest);
    results
}

#[cfg(test)]
mod tests {
    use super::{results_element, results_in_page};

    #[test]
    fn gives_back_what_was_put_in() {
        for results in
            ["", "{}\n", "{\"a\": \"</script><!--\"}\n", "{\"a\": \"\\\\u003c \\u003d \\\\\"}", "\\", "가\\가<"]
        {
            let element = results_element(results);
            assert_eq!(element.matches('<').count(), 2, "{element}");
            assert_eq!(results_in_page(&format!("<html>{element}</html>")).as_deref(), Ok(results));
        }
    }
}
