//! What the page says about its own files. The build gives them names that their content decides, and lists those in the
//! page (`scripts/hash-names.mjs`); other pages have them under their plain names.

use web_sys::Document;

/// Where a file of the page is.
pub struct PageFile {
    /// Its address, as seen from the page.
    pub address: String,
    /// What its content must be, for the browser to check; empty where nothing is known.
    pub integrity: String,
}

/// Where the file is that has this name in the repository.
pub fn locate(document: &Document, name: &str) -> PageFile {
    let list = attribute(document, "data-files").unwrap_or_default();
    let mut rows = list.lines().map(|line| line.split(' '));
    let row = rows.find_map(|mut row| (row.next() == Some(name)).then_some(row));
    let mut row = row.into_iter().flatten().map(str::to_owned);
    PageFile { address: row.next().unwrap_or_else(|| name.to_owned()), integrity: row.next().unwrap_or_default() }
}

/// The version of the page; none where it has none, as from disk, in a portal or while it is developed.
pub fn version(document: &Document) -> Option<String> {
    attribute(document, "data-version")
}

fn attribute(document: &Document, name: &str) -> Option<String> {
    document.query_selector(&format!("[{name}]")).ok().flatten()?.get_attribute(name)
}
