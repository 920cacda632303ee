use super::message::OpenMessage;
use crate::app::Surroundings;
use crate::editing::message::EditMessage;
use crate::effect::Effect;
use crate::message::Message;
use crate::notice::state::Notice;
use crate::saving::message::SaveMessage;
use crate::testing::{answer, app, saves, send, settle};
use crate::view::route::Route;
use opex_model::Answer;
use opex_ports::StorageError;

#[test]
fn what_is_open_is_saved_before_something_else_takes_its_place() {
    let mut app = app(Surroundings::default());
    settle(&mut app, OpenMessage::New);
    let change = EditMessage::Change(answer(&app, 0, 3));
    send(&mut app, change);
    let mut effects = send(&mut app, OpenMessage::Close);
    let Some(Effect::Send(close)) = effects.pop() else { panic!("nothing comes after saving") };
    assert!(app.state.open.is_some(), "it is not closed yet");
    let [request] = <[_; 1]>::try_from(saves(effects)).unwrap();

    // Nobody has said yet whether it could be written.
    assert!(send(&mut app, (*close).clone()).is_empty());
    assert!(app.state.open.is_some());

    // It could not: what is open stays.
    let effects = send(&mut app, SaveMessage::NotWritten(Box::new(request), StorageError::Full));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Send(again) if *again == close)));
    send(&mut app, *close);
    assert_eq!(app.state.notice.as_deref(), Some(&Notice::UnsavedWork));
    assert!(app.state.open.is_some());
}

#[test]
fn once_it_is_written_it_is_put_away() {
    let mut app = app(Surroundings::default());
    settle(&mut app, OpenMessage::New);
    let change = EditMessage::Change(answer(&app, 0, 3));
    send(&mut app, change);
    send(&mut app, OpenMessage::Close);
    send(&mut app, SaveMessage::Written);
    send(&mut app, Message::AfterSaving(Box::new(OpenMessage::Close.into())));
    assert!(app.state.open.is_none());
    assert_eq!(app.state.route, Route::Start);
}

#[test]
fn figures_follow_what_is_open() {
    let mut app = app(Surroundings::default());
    settle(&mut app, OpenMessage::New);
    let score = |app: &crate::app::App| app.state.figures.as_ref().unwrap().derived.overall().unwrap().score;
    assert_eq!(score(&app), None, "nothing is answered");
    let change = EditMessage::Change(answer(&app, 0, 3));
    send(&mut app, change);
    assert!(score(&app).is_some());
    send(&mut app, EditMessage::Undo);
    assert_eq!(*app.state.assessment().unwrap().answer(&crate::testing::practice(&app, 0)), Answer::Unanswered);
    assert_eq!(score(&app), None);
    send(&mut app, SaveMessage::Written);
    settle(&mut app, OpenMessage::Close);
    assert_eq!(app.state.figures, None);
}
