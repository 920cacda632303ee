//! What one reader prefers, on one browser. Never part of a results file.

use std::rc::Rc;

use opex_format::StoredPreferences;
use opex_language::Language;
use opex_model::{AssessmentId, PracticeId, SortedMap, TopicId};

/// What is remembered between visits, apart from assessments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language chosen; the browser's while none is.
    pub language: Option<Language>,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The assessment that was open last.
    pub current: Option<AssessmentId>,
    /// Who the reader is, recorded with what they change; empty where they have not said.
    pub name: Rc<str>,
    /// Keys without a modifier do nothing.
    pub shortcuts_off: bool,
    /// Where each assessment was left.
    pub places: SortedMap<AssessmentId, LastPlace>,
}

/// A place within an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPlace {
    /// The topic.
    pub topic: TopicId,
    /// The practice in focus.
    pub practice: Option<PracticeId>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word that addresses, preferences and page attributes use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Preferences {
    /// Preferences from what was stored.
    pub fn from_stored(stored: &StoredPreferences) -> Self {
        let theme = stored.theme.as_deref();
        let place = |(id, (topic, practice)): (&String, &(String, Option<String>))| {
            let place = LastPlace { topic: topic.as_str().into(), practice: practice.as_deref().map(Into::into) };
            (id.as_str().into(), place)
        };
        Self {
            language: stored.language.as_deref().and_then(Language::from_tag),
            theme: Theme::ALL.into_iter().find(|known| Some(known.as_str()) == theme).unwrap_or_default(),
            current: stored.current.as_deref().map(Into::into),
            name: stored.name.as_deref().unwrap_or_default().into(),
            shortcuts_off: stored.shortcuts_off,
            places: stored.places.iter().map(place).collect(),
        }
    }

    /// Preferences to be stored.
    pub fn to_stored(&self) -> StoredPreferences {
        let place = |(id, place): (&AssessmentId, &LastPlace)| {
            let practice = place.practice.as_ref().map(|practice| practice.as_str().to_owned());
            (id.as_str().to_owned(), (place.topic.as_str().to_owned(), practice))
        };
        StoredPreferences {
            language: self.language.map(|language| language.tag().to_owned()),
            theme: (self.theme != Theme::System).then(|| self.theme.as_str().to_owned()),
            current: self.current.as_ref().map(|id| id.as_str().to_owned()),
            name: (!self.name.is_empty()).then(|| self.name.to_string()),
            shortcuts_off: self.shortcuts_off,
            places: self.places.iter().map(place).collect(),
        }
    }
}
