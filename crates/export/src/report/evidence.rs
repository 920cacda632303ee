//! Things to show for an answer.

use super::markup::Markup;
use opex_model::Evidence;

/// A list of them; only web addresses are links.
pub fn list(evidence: &[Evidence], page: &mut Markup) {
    if evidence.is_empty() {
        return;
    }
    page.open("ul");
    for one in evidence {
        let (label, url) = (one.label.trim(), one.url.trim());
        let name = if label.is_empty() { url } else { label };
        page.open("li");
        if one.is_link() {
            page.raw("<a rel=\"noopener noreferrer\" href=\"").text(url).raw("\">").text(name).raw("</a>");
        } else {
            page.text(name);
        }
        // On paper a link says nothing, and what is no link is to be read.
        if !label.is_empty() && !url.is_empty() {
            let class = if one.is_link() { "span class=\"printed\"" } else { "span" };
            page.raw(" ").element(class, &format!("({url})"));
        }
        page.close("li");
    }
    page.close("ul");
}
