//! The languages that the page speaks.

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Korean.
    Ko,
    /// English.
    En,
}

impl Language {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Ko, Self::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// The language that calls itself by this name.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Ko => "한국어",
            Self::En => "English",
        }
    }

    /// The language of exactly this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The first of a browser's languages that the page speaks; English otherwise.
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        let primary = |tag: &'a str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        tags.into_iter().find_map(|tag| Self::from_tag(&primary(tag))).unwrap_or(Self::En)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn takes_the_first_language_that_is_spoken() {
        assert_eq!(Language::preferred(["ko-KR", "en"]), Language::Ko);
        assert_eq!(Language::preferred(["fr", "KO"]), Language::Ko);
        assert_eq!(Language::preferred(["en-US", "ko"]), Language::En);
        assert_eq!(Language::preferred(["fr", "de"]), Language::En);
    }
}
