//! An app without a runtime, for the tests of features: a message goes in, and what is asked of the surroundings is looked at.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::app::{App, Surroundings};
use crate::effect::{Effect, StorageEffect, TimerName};
use crate::message::Message;
use crate::moment::Moment;
use crate::preferences::state::Preferences;
use crate::saving::message::SaveMessage;
use crate::saving::request::SaveRequest;
use crate::state::State;
use crate::update::update;
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_model::{Answer, Command, Date, Editor, PracticeId, PracticeIndex, Timestamp};

/// An app that has only begun.
pub fn app(surroundings: Surroundings) -> App {
    let catalogue = built_in_catalogue().unwrap();
    App::new(State::new(catalogue, Language::En, Preferences::default(), Date::EPOCH), surroundings)
}

/// The moment of a message; the id that it brings is this.
pub fn moment(fresh_id: &str) -> Moment {
    Moment {
        now: Timestamp::parse("2026-11-22T10:00:00.000Z").unwrap(),
        today: Date::EPOCH,
        fresh_id: fresh_id.to_owned(),
        editor: Editor { id: "editor".into(), name: "".into() },
    }
}

/// Lets a message happen, and gives what is asked for.
pub fn send(app: &mut App, message: impl Into<Message>) -> Vec<Effect> {
    update(app, message.into(), &moment("fresh"))
}

/// Lets a message happen in surroundings where every document can be written, and gives what else is asked for.
pub fn settle(app: &mut App, message: impl Into<Message>) -> Vec<Effect> {
    let mut asked = Vec::new();
    let mut waiting = VecDeque::from([message.into()]);
    while let Some(message) = waiting.pop_front() {
        for effect in update(app, message, &moment("fresh")) {
            match effect {
                Effect::Send(next) => waiting.push_back(*next),
                Effect::Storage(StorageEffect::Save(_)) => {
                    waiting.push_back(SaveMessage::Written.into());
                    asked.push(effect);
                }
                other => asked.push(other),
            }
        }
    }
    asked
}

/// Answers a practice.
pub fn answer(app: &App, index: usize, level: u8) -> Command {
    Command::SetAnswer(practice(app, index), Answer::Level(level))
}

/// The id of the practice at a position.
pub fn practice(app: &App, index: usize) -> PracticeId {
    app.state.catalogue.practice(PracticeIndex::new(index)).unwrap().id.clone()
}

/// The documents that are asked to be saved.
pub fn saves(effects: Vec<Effect>) -> Vec<SaveRequest> {
    let save = |effect| match effect {
        Effect::Storage(StorageEffect::Save(request)) => Some(*request),
        _ => None,
    };
    effects.into_iter().filter_map(save).collect()
}

/// The timers that are started, with their milliseconds.
pub fn timers(effects: &[Effect]) -> Vec<(TimerName, u32)> {
    let timer = |effect: &Effect| match effect {
        Effect::StartTimer(name, milliseconds, _) => Some((*name, *milliseconds)),
        _ => None,
    };
    effects.iter().filter_map(timer).collect()
}

/// The text of a results file with another answer than what is open.
pub fn text_with(app: &App, index: usize, level: u8) -> Rc<str> {
    let open = app.state.open.as_ref().unwrap();
    let mut other = crate::testing::app(Surroundings::default());
    let document =
        opex_format::read_results(&opex_format::write_results(&open.document()), &other.state.catalogue).unwrap();
    other.state.open = Some(Rc::new(crate::opening::document::OpenDocument::new(document, &other.state.catalogue)));
    let command = answer(&other, index, level);
    let mut later = moment("fresh");
    later.editor.id = "another".into();
    later.now = Timestamp::parse("2026-11-22T11:00:00.000Z").unwrap();
    update(&mut other, crate::editing::message::EditMessage::Change(command).into(), &later);
    opex_format::write_results(&other.state.open.unwrap().document()).into()
}
