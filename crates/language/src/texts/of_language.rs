//! The texts of a language, all of them and those that are needed before the others.

use super::{AssessTexts, CommonTexts, EntranceTexts, ShellTexts, Texts};
use crate::language::Language;
use crate::{en, ko};

impl Language {
    /// Everything that the page says in this language.
    pub const fn texts(self) -> Texts {
        Texts::of(self)
    }

    /// What is there before the app itself has been loaded.
    pub fn entrance_texts(self) -> &'static EntranceTexts {
        match self {
            Self::Ko => &ko::ENTRANCE,
            Self::En => &en::ENTRANCE,
        }
    }

    /// What answering says, without everything else.
    pub fn assess_texts(self) -> &'static AssessTexts {
        match self {
            Self::Ko => &ko::ASSESS,
            Self::En => &en::ASSESS,
        }
    }

    /// Words that several views use, without everything else.
    pub fn common_texts(self) -> &'static CommonTexts {
        match self {
            Self::Ko => &ko::COMMON,
            Self::En => &en::COMMON,
        }
    }

    /// What is around every view, without everything else.
    pub fn shell_texts(self) -> &'static ShellTexts {
        match self {
            Self::Ko => &ko::SHELL,
            Self::En => &en::SHELL,
        }
    }
}
