//! Messages between an embedded app and the page around it, as JSON: version 1 of the protocol.
//!
//! The page around it is another program, perhaps a hostile one, so what it says is taken as it is described in
//! `docs/embedding.md` or not at all.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::host_field::HostField;
use super::incoming::MAX_INCOMING_BYTES;
use super::results::Document;
use super::results_writer::write_results;
use super::summary;
use opex_model::{Catalogue, Evaluation, PracticeIndex, Timestamp};

/// The version of the messages.
pub const HOST_PROTOCOL_VERSION: u64 = 1;

/// The longest id of a request.
const MAX_REQUEST_ID_CHARACTERS: usize = 200;

/// What the page around the app says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostMessage {
    /// It wants to be told that the app is there.
    Ready,
    /// It hands in a document, or says how the app is to be.
    Load {
        /// What the answer will name.
        request: Rc<str>,
        /// The document to show; none to leave it as it is.
        document: Option<HandedDocument>,
        /// Whether the host keeps that document already.
        is_kept: bool,
        /// How the app is to be.
        settings: HostSettings,
    },
    /// It asks for the document.
    Value {
        /// What the answer will name.
        request: Rc<str>,
    },
    /// It answers a document that was handed over.
    Save {
        /// The request that it answers.
        request: Rc<str>,
        /// Whether it keeps the document; none where nobody there keeps documents.
        kept: Option<bool>,
    },
}

/// A document as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandedDocument {
    /// The text of a results file.
    Text(Rc<str>),
    /// None: put away what is open.
    Nothing,
}

/// How the app is to be; what is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostSettings {
    /// The tag of a language.
    pub language: Option<Rc<str>>,
    /// The name of a theme.
    pub theme: Option<Rc<str>>,
    /// Whether nothing can be changed.
    pub is_read_only: Option<bool>,
    /// The view, as its address says it, with or without `#/`.
    pub view: Option<Rc<str>>,
}

/// What the app says.
pub enum AppMessage<'a> {
    /// It is there.
    Ready {
        /// Tells this running app from the one before, as after a reload.
        instance: &'a str,
    },
    /// The document, asked for or shown on request.
    Value {
        /// The request that is answered.
        request: &'a str,
        /// What is open.
        shown: Option<Shown<'a>>,
    },
    /// What is open has changed.
    Change(Option<Shown<'a>>),
    /// A document to be kept.
    Save {
        /// What the answer must name.
        request: &'a str,
        /// The text of a results file.
        document: &'a str,
    },
    /// Something that was asked for was not done.
    Error {
        /// The request, where it is the answer to one.
        request: Option<&'a str>,
        /// A word for programs.
        code: &'a str,
        /// What went wrong, in English.
        message: &'a str,
    },
    /// The height that the app takes, in CSS pixels.
    Resize(u32),
}

/// What is open, with its figures.
pub struct Shown<'a> {
    /// What is open.
    pub document: Document,
    /// Where every practice stands.
    pub evaluation: &'a Evaluation,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
}

/// Reads a message of the host; none where it is not one that this version knows, whatever else it is.
pub fn read_host_message(text: &str) -> Option<HostMessage> {
    // A document is a text within the message, so that each of its quotes takes a byte more.
    if text.len() as u64 > MAX_INCOMING_BYTES.saturating_mul(2) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let message = Fields(value.as_object()?);
    let is_of_this_version =
        message.get(HostField::Version).is_none_or(|version| version.as_u64() == Some(HOST_PROTOCOL_VERSION));
    if !is_of_this_version {
        return None;
    }
    match message.get(HostField::Type)?.as_str()? {
        "opex:ready" => Some(HostMessage::Ready),
        "opex:load" => Some(HostMessage::Load {
            request: request_id(&message)?,
            document: match message.get(HostField::Value) {
                None => None,
                Some(Value::Null) => Some(HandedDocument::Nothing),
                Some(value) => Some(HandedDocument::Text(value.as_str()?.into())),
            },
            is_kept: match message.get(HostField::Kept) {
                None => true,
                Some(kept) => kept.as_bool()?,
            },
            settings: read_settings(&message)?,
        }),
        "opex:value" => Some(HostMessage::Value { request: request_id(&message)? }),
        "opex:save" => Some(HostMessage::Save {
            request: request_id(&message)?,
            kept: match message.get(HostField::Kept)? {
                Value::Null => None,
                kept => Some(kept.as_bool()?),
            },
        }),
        _ => None,
    }
}

/// A message of the host by its fields.
struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    fn get(&self, field: HostField) -> Option<&'a Value> {
        self.0.get(field.as_str())
    }
}

fn request_id(message: &Fields<'_>) -> Option<Rc<str>> {
    let id = message.get(HostField::RequestId)?.as_str()?;
    (!id.is_empty() && id.chars().count() <= MAX_REQUEST_ID_CHARACTERS).then(|| id.into())
}

fn read_settings(message: &Fields<'_>) -> Option<HostSettings> {
    // The outer one: whether the message is right; the inner one: whether it says anything.
    let text = |key| match message.get(key) {
        None => Some(None),
        Some(value) => value.as_str().map(|text| Some(Rc::from(text))),
    };
    Some(HostSettings {
        language: text(HostField::Language)?,
        theme: text(HostField::Theme)?,
        is_read_only: match message.get(HostField::ReadOnly) {
            None => None,
            Some(value) => Some(value.as_bool()?),
        },
        view: text(HostField::View)?,
    })
}

/// Writes a message of the app.
pub fn write_app_message(message: &AppMessage<'_>) -> String {
    let value = match message {
        AppMessage::Ready { instance } => json!({
            "type": "opex:ready",
            "version": HOST_PROTOCOL_VERSION,
            "app": env!("CARGO_PKG_VERSION"),
            "instance": instance,
        }),
        AppMessage::Value { request, shown } => json!({
            "type": "opex:value",
            "requestId": request,
            "value": shown.as_ref().map(|shown| write_results(&shown.document)),
            "summary": shown.as_ref().map(summary_json),
        }),
        AppMessage::Change(shown) => json!({ "type": "opex:change", "summary": shown.as_ref().map(summary_json) }),
        AppMessage::Save { request, document } => {
            json!({ "type": "opex:save", "requestId": request, "value": document })
        }
        AppMessage::Error { request, code, message } => {
            let mut error = json!({ "type": "opex:error", "code": code, "message": message });
            if let (Some(request), Some(error)) = (request, error.as_object_mut()) {
                error.insert("requestId".to_owned(), (*request).into());
            }
            error
        }
        AppMessage::Resize(height) => json!({ "type": "opex:resize", "height": height }),
    };
    value.to_string()
}

/// What is open in figures: those of `crates/cli/examples/summarise.rs`, under the same names.
fn summary_json(shown: &Shown<'_>) -> Value {
    let assessment = &shown.document.assessment;
    let profile = &assessment.profile;
    let all: Vec<PracticeIndex> = shown.catalogue.indices().collect();
    let figures = shown.evaluation.figures(&all);
    json!({
        "id": assessment.id.as_str(),
        "catalogue": assessment.catalogue.as_str(),
        "team": &*profile.team,
        "workload": &*profile.workload,
        "date": profile.date.map(|date| date.to_string()),
        "changed_at": shown.document.changed_at.as_ref().map(Timestamp::as_str),
        "practices": figures.n_practices,
        "answered": figures.n_answered,
        "not_applicable": figures.n_not_applicable,
        "groups": summary::groups(shown.catalogue, shown.evaluation),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(more: &str) -> Option<HostMessage> {
        read_host_message(&format!(r#"{{"type":"opex:load","requestId":"1"{more}}}"#))
    }

    #[test]
    fn messages_of_the_host_are_read() {
        let expected = HostMessage::Load {
            request: "1".into(),
            document: Some(HandedDocument::Text("{}".into())),
            is_kept: false,
            settings: HostSettings {
                language: Some("ko".into()),
                theme: Some("dark".into()),
                is_read_only: Some(true),
                view: Some("plan".into()),
            },
        };
        let more = r#","value":"{}","lang":"ko","theme":"dark","readonly":true,"kept":false,"view":"plan","version":1,"other":[]"#;
        assert_eq!(load(more), Some(expected));
        let blank =
            HostMessage::Load { request: "1".into(), document: None, is_kept: true, settings: HostSettings::default() };
        assert_eq!(load(""), Some(blank));
        let Some(HostMessage::Load { document, .. }) = load(r#","value":null"#) else { panic!() };
        assert_eq!(document, Some(HandedDocument::Nothing));
        let save = |kept| Some(HostMessage::Save { request: "s".into(), kept });
        for (text, kept) in [("true", Some(true)), ("false", Some(false)), ("null", None)] {
            let message = format!(r#"{{"type":"opex:save","requestId":"s","kept":{text}}}"#);
            assert_eq!(read_host_message(&message), save(kept));
        }
        assert_eq!(read_host_message(r#"{"type":"opex:ready"}"#), Some(HostMessage::Ready));
    }

    #[test]
    fn what_is_of_another_shape_is_no_message() {
        let long = "x".repeat(MAX_REQUEST_ID_CHARACTERS + 1);
        let others = [
            "",
            "7",
            "null",
            "[]",
            "{}",
            r#"{"type":7}"#,
            r#"{"type":"load","requestId":"1"}"#,
            r#"{"type":"opex:load"}"#,
            r#"{"type":"opex:load","requestId":""}"#,
            r#"{"type":"opex:load","requestId":7}"#,
            r#"{"type":"opex:value"}"#,
            r#"{"type":"opex:save","requestId":"1"}"#,
            r#"{"type":"opex:save","requestId":"1","kept":"yes"}"#,
            r#"{"type":"opex:resize","height":1}"#,
            r#"{"type":"opex:change"}"#,
            r#"{"type":"opex:ready","version":2}"#,
            r#"{"type":"opex:ready","version":"1"}"#,
            &format!(r#"{{"type":"opex:value","requestId":"{long}"}}"#),
        ];
        for text in others {
            assert_eq!(read_host_message(text), None, "{text}");
        }
        for more in [
            r#","value":7"#,
            r#","value":{}"#,
            r#","lang":7"#,
            r#","theme":null"#,
            r#","readonly":"yes""#,
            r#","view":[]"#,
        ] {
            assert_eq!(load(more), None, "{more}");
        }
    }
}
