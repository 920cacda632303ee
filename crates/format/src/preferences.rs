//! Preferences as text for the browser's storage.

use serde_json::Value;

use super::object::object_of;
use opex_model::SortedMap;

/// What is remembered between visits, as plain words. Nothing in it is worth an error: a value that
/// does not fit is as good as none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredPreferences {
    /// `ko` or `en`.
    pub language: Option<String>,
    /// `light` or `dark`.
    pub theme: Option<String>,
    /// The id of the assessment that was open last.
    pub current: Option<String>,
    /// Who the reader is.
    pub name: Option<String>,
    /// Keys without a modifier do nothing.
    pub shortcuts_off: bool,
    /// Topic and practice where each assessment was left, by the assessment's id.
    pub places: SortedMap<String, (String, Option<String>)>,
}

/// Reads preferences; what does not fit is left out.
pub fn read_preferences(text: &str) -> StoredPreferences {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let field = |key: &str| value.get(key).and_then(word);
    let place = |(id, place): (&String, &Value)| {
        let topic = place.get(0).and_then(word)?;
        Some((id.clone(), (topic, place.get(1).and_then(word))))
    };
    StoredPreferences {
        language: field("language"),
        theme: field("theme"),
        current: field("current"),
        name: field("name"),
        shortcuts_off: value.get("shortcuts_off").and_then(Value::as_bool).unwrap_or_default(),
        places: value.get("places").and_then(Value::as_object).into_iter().flatten().filter_map(place).collect(),
    }
}

/// Preferences as text.
pub fn write_preferences(preferences: &StoredPreferences) -> String {
    let StoredPreferences { language, theme, current, name, shortcuts_off, places } = preferences;
    let words = [("language", language), ("theme", theme), ("current", current), ("name", name)];
    let words = words.into_iter().filter_map(|(key, word)| Some((key, Value::from(word.as_deref()?))));
    let flag = shortcuts_off.then_some(("shortcuts_off", Value::Bool(true)));
    let place = |(id, (topic, practice)): (&String, &(String, Option<String>))| {
        (id.clone(), Value::Array(vec![topic.as_str().into(), practice.as_deref().into()]))
    };
    let places = (!places.is_empty()).then(|| ("places", Value::Object(object_of(places.iter().map(place)))));
    let fields = words.chain(flag).chain(places).map(|(key, value)| (key.to_owned(), value));
    Value::Object(object_of(fields)).to_string()
}
