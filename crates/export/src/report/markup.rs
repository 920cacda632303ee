//! HTML in which what people wrote is text.

/// A piece of HTML that grows.
#[derive(Default)]
pub struct Markup(String);

impl Markup {
    /// The HTML.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Adds HTML of our own, as it is.
    pub fn raw(&mut self, html: &str) -> &mut Self {
        self.0.push_str(html);
        self
    }

    /// Adds a text, of which nothing is markup.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\n' | '\t' => self.0.push(character),
                // A parser of HTML would complain about them or take them for others.
                control if control.is_control() => {}
                other => self.0.push(other),
            }
        }
        self
    }

    /// Begins an element of ours, attributes included.
    pub fn open(&mut self, tag: &str) -> &mut Self {
        self.raw("<").raw(tag).raw(">")
    }

    /// Ends an element.
    pub fn close(&mut self, tag: &str) -> &mut Self {
        self.raw("</").raw(tag).raw(">\n")
    }

    /// Adds an element, attributes included, that holds a text.
    pub fn element(&mut self, tag: &str, text: &str) -> &mut Self {
        let name = tag.split(' ').next().unwrap_or_default();
        self.open(tag).text(text).raw("</").raw(name).raw(">")
    }

    /// Begins a part that a person may scroll sideways, which the keyboard reaches and a screen reader names.
    pub fn open_region(&mut self, name: &str) -> &mut Self {
        self.raw("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"").text(name).raw("\">")
    }

    /// Adds the row of a table's headings.
    pub fn headings(&mut self, headings: &[&str]) -> &mut Self {
        self.open("thead").open("tr");
        for heading in headings {
            self.element("th scope=\"col\"", heading);
        }
        self.raw("</tr>").close("thead")
    }
}

/// A name and a value of a list of them; nothing where there is no value.
pub fn definition(page: &mut Markup, name: &str, value: &str) {
    if !value.trim().is_empty() {
        page.open("div").element("dt", name).element("dd", value).close("div");
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn a_text_is_never_markup() {
        let mut page = Markup::default();
        page.element("p class=\"x\"", "</p><img src=x onerror='alert(1)'> & \"\u{0}\u{1b}가\n");
        let expected = "<p class=\"x\">&lt;/p&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;가\n</p>";
        assert_eq!(page.into_string(), expected);
    }
}
