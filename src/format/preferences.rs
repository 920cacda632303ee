//! Preferences as text for the browser's storage.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// What is remembered between visits, as plain words. Nothing in it is worth an error: a value that
/// does not fit is as good as none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StoredPreferences {
    /// `ko` or `en`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// `light` or `dark`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// The id of the assessment that was open last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
    /// Keys without a modifier do nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shortcuts_off: bool,
    /// Topic and practice where each assessment was left, by the assessment's id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub places: BTreeMap<String, (String, Option<String>)>,
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
        shortcuts_off: value.get("shortcuts_off").and_then(Value::as_bool).unwrap_or_default(),
        places: value.get("places").and_then(Value::as_object).into_iter().flatten().filter_map(place).collect(),
    }
}

/// Preferences as text.
pub fn write_preferences(preferences: &StoredPreferences) -> String {
    // Serializing texts to memory cannot fail; empty text would read as no preferences.
    serde_json::to_string(preferences).unwrap_or_default()
}
