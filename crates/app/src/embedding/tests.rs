use super::message::EmbeddingMessage;
use crate::app::{App, Surroundings};
use crate::editing::message::EditMessage;
use crate::effect::{Effect, StorageEffect, TimerName};
use crate::library::saved::{AssessmentPlace, Saved};
use crate::message::Message;
use crate::notice::state::Notice;
use crate::opening::message::OpenMessage;
use crate::saving::save_state::SaveState;
use crate::testing::{answer, app, settle, timers};
use opex_format::{HandedDocument, HostSettings, write_results};
use opex_ports::StorageError;

fn embedded() -> App {
    app(Surroundings { has_host: true, is_kept_by_host: true, keeps_later: false })
}

fn load(text: &str) -> EmbeddingMessage {
    EmbeddingMessage::Load {
        request: "a".into(),
        document: Some(HandedDocument::Text(text.into())),
        is_kept: true,
        settings: HostSettings::default(),
    }
}

fn told(effects: &[Effect]) -> Vec<&str> {
    effects
        .iter()
        .filter_map(|effect| if let Effect::TellHost(message) = effect { Some(message.as_str()) } else { None })
        .collect()
}

#[test]
fn what_cannot_be_read_is_refused_and_changes_nothing() {
    let mut app = embedded();
    let effects = settle(&mut app, load("{}"));
    assert!(told(&effects)[0].contains("\"code\":\"not-results\""), "{:?}", told(&effects));
    assert!(matches!(app.state.notice.as_deref(), Some(Notice::HostDocumentRefused(_))));
    assert!(app.state.open.is_none());
}

#[test]
fn work_that_could_not_be_saved_is_not_replaced() {
    let mut app = embedded();
    settle(&mut app, OpenMessage::New);
    let change = answer(&app, 0, 3);
    settle(&mut app, EditMessage::Change(change));
    let text = write_results(&app.state.open.as_ref().unwrap().document());
    app.state.save = SaveState::Failed(StorageError::HostRefused);
    app.saves.note_written_or_not();
    let before = app.state.open.clone();
    let mut request = Message::from(load(&text));
    request = Message::AfterSaving(Box::new(request));
    let effects = settle(&mut app, request);
    assert!(told(&effects)[0].contains("\"code\":\"unsaved-work\""));
    assert_eq!(app.state.open, before);
}

#[test]
fn a_document_is_shown_once_it_is_known_what_is_saved_of_it_and_answered_after_that() {
    let mut other = embedded();
    settle(&mut other, OpenMessage::New);
    let change = answer(&other, 0, 3);
    settle(&mut other, EditMessage::Change(change));
    let text = write_results(&other.state.open.as_ref().unwrap().document());

    let mut app = embedded();
    let effects = settle(&mut app, load(&text));
    assert!(told(&effects).is_empty() && app.state.open.is_none());
    let read = effects.into_iter().find_map(|effect| match effect {
        Effect::Storage(StorageEffect::ReadSaved(id, purpose)) => Some((id, purpose)),
        _ => None,
    });
    let (id, purpose) = read.unwrap();
    let effects = settle(&mut app, Message::SavedRead { purpose, id, saved: Saved::Missing(AssessmentPlace::Nowhere) });
    assert!(app.state.open.is_some());
    assert!(told(&effects)[0].contains("\"requestId\":\"a\""), "{:?}", told(&effects));
    assert!(timers(&effects).contains(&(TimerName::HostChange, 100)), "a change is told in a moment");
}
