//! Texts with places for values.

/// A text that counts something, with a place `{n}` for the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    /// For exactly one.
    pub one: &'static str,
    /// For any other number.
    pub other: &'static str,
}

impl Plural {
    /// A text that is the same for every number, as in Korean.
    pub const fn same(text: &'static str) -> Self {
        Self { one: text, other: text }
    }

    /// The text for a number.
    pub fn of(self, n: usize) -> String {
        let template = if n == 1 { self.one } else { self.other };
        fill(template, &[("n", &n.to_string())])
    }
}

/// Fills the places of a template: `{name}` becomes the value of `name`. Every place must be given one.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => text.push_str(value),
            None => {
                debug_assert!(false, "nothing fills {{{name}}} of \"{template}\"");
                text.push_str(name);
            }
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::{Plural, fill};

    #[test]
    fn fills_places_once() {
        assert_eq!(fill("{a} of {b}", &[("a", "1"), ("b", "{a}")]), "1 of {a}");
        assert_eq!(fill("no places", &[]), "no places");
        assert_eq!(fill("no place {", &[]), "no place {");
    }

    #[test]
    fn one_is_not_other() {
        let text = Plural { one: "{n} practice", other: "{n} practices" };
        assert_eq!(
            (text.of(0), text.of(1), text.of(2)),
            ("0 practices".into(), "1 practice".into(), "2 practices".into())
        );
    }
}
