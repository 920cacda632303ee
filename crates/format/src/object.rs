//! Reading a JSON object field by field, so that each error says where it is.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::problem::{Expected, Problem, ProblemKind};
use opex_model::UnknownFields;

/// Collects what is wrong while reading goes on.
pub type Problems = RefCell<Vec<Problem>>;

/// An object of a file. Every read of a field notes its name; [`Self::kept`] is what is left.
pub struct Object<'a> {
    map: &'a Map<String, Value>,
    path: String,
    known: RefCell<Vec<&'static str>>,
    problems: &'a Problems,
}

impl<'a> Object<'a> {
    /// The object that `value` is; none, and a problem noted, where it is something else.
    pub fn new(value: &'a Value, path: String, problems: &'a Problems) -> Option<Self> {
        match value {
            Value::Object(map) => Some(Self { map, path, known: RefCell::default(), problems }),
            other => {
                note(problems, path, wrong_type(Expected::Object, other));
                None
            }
        }
    }

    /// The place of a field.
    pub fn at(&self, key: &str) -> String {
        child(&self.path, key)
    }

    /// Notes a problem with a field.
    pub fn problem(&self, key: &str, kind: ProblemKind) {
        note(self.problems, self.at(key), kind);
    }

    /// Notes that a field's value is not one of those allowed.
    pub fn not_allowed(&self, key: &str, expected: Expected) {
        let found = self.map.get(key).map(shorten).unwrap_or_default();
        self.problem(key, ProblemKind::NotAllowed { expected, found });
    }

    /// A field, where it is there; `null` is the same as absent.
    pub fn value(&self, key: &'static str) -> Option<&'a Value> {
        self.known.borrow_mut().push(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// A field that must be there.
    pub fn required(&self, key: &'static str) -> Option<&'a Value> {
        let value = self.value(key);
        if value.is_none() {
            self.problem(key, ProblemKind::Missing);
        }
        value
    }

    /// A text; empty where it is absent.
    pub fn text(&self, key: &'static str) -> Rc<str> {
        self.value(key).and_then(|value| self.as_text(key, value)).unwrap_or_default().into()
    }

    /// A text that must be there and not be blank.
    pub fn required_text(&self, key: &'static str) -> Rc<str> {
        let text = self.required(key).and_then(|value| self.as_text(key, value));
        if text.is_some_and(|text| text.trim().is_empty()) {
            self.not_allowed(key, Expected::TextNotBlank);
        }
        text.unwrap_or_default().into()
    }

    /// A truth value; false where it is absent.
    pub fn flag(&self, key: &'static str) -> bool {
        match self.value(key) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(other) => {
                self.problem(key, wrong_type(Expected::Flag, other));
                false
            }
        }
    }

    /// A whole number that is not negative.
    pub fn integer(&self, key: &'static str) -> Option<u64> {
        let value = self.value(key)?;
        let integer = value.as_u64();
        if integer.is_none() {
            self.problem(key, wrong_type(Expected::WholeNumber, value));
        }
        integer
    }

    /// A value that `parse` makes of a text, as a date.
    pub fn parsed<T>(&self, key: &'static str, expected: Expected, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.value(key).and_then(|value| self.as_text(key, value))?;
        let parsed = parse(text);
        if parsed.is_none() {
            self.not_allowed(key, expected);
        }
        parsed
    }

    /// One of a fixed set of words.
    pub fn choice<T: Copy>(&self, key: &'static str, all: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let expected = Expected::OneOf(all.iter().map(|choice| word(*choice)).collect());
        self.parsed(key, expected, |text| all.iter().copied().find(|choice| word(*choice) == text))
    }

    /// An object; none where it is absent.
    pub fn object(&self, key: &'static str) -> Option<Object<'a>> {
        Object::new(self.value(key)?, self.at(key), self.problems)
    }

    /// An object that must be there.
    pub fn required_object(&self, key: &'static str) -> Option<Object<'a>> {
        Object::new(self.required(key)?, self.at(key), self.problems)
    }

    /// The values of a list with their places; none where it is absent.
    pub fn list(&self, key: &'static str) -> Vec<(&'a Value, String)> {
        let path = self.at(key);
        match self.value(key) {
            None => Vec::new(),
            Some(Value::Array(items)) => {
                items.iter().enumerate().map(|(index, item)| (item, child(&path, &index.to_string()))).collect()
            }
            Some(other) => {
                self.problem(key, wrong_type(Expected::List, other));
                Vec::new()
            }
        }
    }

    /// The objects of a list.
    pub fn objects(&self, key: &'static str) -> Vec<Object<'a>> {
        let object = |(value, path)| Object::new(value, path, self.problems);
        self.list(key).into_iter().filter_map(object).collect()
    }

    /// The texts of a list.
    pub fn texts(&self, key: &'static str) -> Vec<Rc<str>> {
        let text = |(value, path): (&'a Value, String)| match value {
            Value::String(text) => Some(text.as_str().into()),
            other => {
                note(self.problems, path, wrong_type(Expected::Text, other));
                None
            }
        };
        self.list(key).into_iter().filter_map(text).collect()
    }

    /// All fields as objects under their own names, where the object is a table.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Value, String)> {
        self.map.iter().map(|(key, value)| (key.as_str(), value, self.at(key)))
    }

    /// The problems that this object notes to.
    pub fn problems(&self) -> &'a Problems {
        self.problems
    }

    /// The fields that have not been read, to be written back.
    pub fn kept(&self) -> UnknownFields {
        let known = self.known.borrow();
        let rest = self.map.iter().filter(|(key, _)| !known.contains(&key.as_str()));
        let rest = object_of(rest.map(|(key, value)| (key.clone(), value.clone())));
        if rest.is_empty() { UnknownFields::default() } else { UnknownFields(Value::Object(rest).to_string().into()) }
    }

    fn as_text(&self, key: &str, value: &'a Value) -> Option<&'a str> {
        let text = value.as_str();
        if text.is_none() {
            self.problem(key, wrong_type(Expected::Text, value));
        }
        text
    }
}

/// Notes a problem.
pub fn note(problems: &Problems, path: String, kind: ProblemKind) {
    problems.borrow_mut().push(Problem { path, kind });
}

/// An object of the given fields. One after the other: collecting would compile a sort to build the map in bulk.
pub fn object_of(fields: impl Iterator<Item = (String, Value)>) -> Map<String, Value> {
    let mut object = Map::new();
    for (key, value) in fields {
        object.insert(key, value);
    }
    object
}

/// The pointer to a member of what `path` points to.
pub fn child(path: &str, key: &str) -> String {
    format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// A value as an error message shows it.
pub fn shorten(value: &Value) -> String {
    const MAX_CHARACTERS: usize = 60;
    let text = value.to_string();
    match text.char_indices().nth(MAX_CHARACTERS).and_then(|(end, _)| text.get(..end)) {
        Some(start) => format!("{start}…"),
        None => text,
    }
}

/// The problem that a value is not what is expected.
pub fn wrong_type(expected: Expected, found: &Value) -> ProblemKind {
    ProblemKind::NotAllowed { expected, found: shorten(found) }
}
