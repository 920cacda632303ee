//! What is to be written, as a tree of JSON whose keys stay in the order in which they are given.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap as _, SerializeSeq as _, Serializer};
use serde_json::{Map, Number, Value};

use opex_model::UnknownFields;

/// A value that is to be written.
pub enum Written<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A number.
    Number(Number),
    /// True.
    True,
    /// A list.
    List(Vec<Self>),
    /// An object.
    Object(WrittenObject<'a>),
    /// A value that another part of the file's writer has made.
    Json(Value),
}

/// An object that is to be written. What is the same as absent is left out.
#[derive(Default)]
pub struct WrittenObject<'a> {
    fields: Vec<(Cow<'a, str>, Written<'a>)>,
}

impl<'a> WrittenObject<'a> {
    /// Adds a field.
    pub fn put(&mut self, key: impl Into<Cow<'a, str>>, value: Written<'a>) {
        self.fields.push((key.into(), value));
    }

    /// Adds a field, where it has a value.
    pub fn put_some(&mut self, key: &'a str, value: Option<Written<'a>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// Adds a text, where it is not empty.
    pub fn put_text(&mut self, key: &'a str, text: &'a str) {
        self.put_some(key, (!text.is_empty()).then_some(Written::Text(text.into())));
    }

    /// Adds a value that is written as a text, as a day, where there is one.
    pub fn put_shown(&mut self, key: &'a str, value: Option<impl ToString>) {
        self.put_some(key, value.map(|value| Written::Text(value.to_string().into())));
    }

    /// Adds a truth value, where it is true.
    pub fn put_flag(&mut self, key: &'a str, flag: bool) {
        self.put_some(key, flag.then_some(Written::True));
    }

    /// Adds the fields that were not known when the file was read.
    pub fn put_unknown(&mut self, unknown: &UnknownFields) {
        for (key, value) in unknown_fields(unknown) {
            self.put(key, Written::Json(value));
        }
    }

    /// Whether it has no field.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The object as a value, with its keys by name.
    pub fn to_value(&self) -> Value {
        // Serializing texts, numbers and maps to memory cannot fail.
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// The fields that were not known when the file was read.
pub fn unknown_fields(unknown: &UnknownFields) -> Map<String, Value> {
    // Only what the reader has put together comes here, so it is an object or nothing.
    serde_json::from_str(&unknown.0).unwrap_or_default()
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::True => serializer.serialize_bool(true),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Object(object) => object.serialize(serializer),
            Self::Json(value) => value.serialize(serializer),
        }
    }
}

impl Serialize for WrittenObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len()))?;
        self.fields.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
        map.end()
    }
}
