//! What keys do at the entrance.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::{Entrance, GivenAnswer, Message};

impl Entrance {
    /// What a key does before the app is there: it answers and undoes, other keys wait.
    pub(super) fn key_down(&mut self, context: &Context<Self>, event: KeyboardEvent) -> bool {
        if let Some(views) = &self.views {
            views.key_down(&event);
            return false;
        }
        if !self.shows_question() || event.alt_key() {
            return false;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_in = |selector: &str| target.as_ref().is_some_and(|target| target.matches(selector).unwrap_or(false));
        if is_in("input[type=search], select") {
            return false;
        }
        let key = event.key();
        if event.ctrl_key() || event.meta_key() {
            let is_undo = match (event.code().as_str(), event.shift_key()) {
                ("KeyZ", has_shift) => !has_shift,
                ("KeyY", false) => false,
                _ => return false,
            };
            event.prevent_default();
            return Component::update(self, context, Message::Travelled(is_undo));
        }
        let Some(beginning) = &self.beginning else { return false };
        let level = key.parse::<u8>().ok().filter(|level| usize::from(*level) < beginning.levels.len());
        let card = target.and_then(|target| target.closest("[data-practice]").ok().flatten());
        let practice = card.and_then(|card| card.get_attribute("data-practice"));
        let position =
            beginning.questions.iter().position(|question| Some(question.id.as_str()) == practice.as_deref());
        // As in the app: the question attended to last, at first the first.
        let position = position.unwrap_or_else(|| self.answers.last());
        if let Some(level) = level {
            event.prevent_default();
            return Component::update(self, context, Message::Answered(position, GivenAnswer::Level(level)));
        }
        // One character, of whatever script, may be a shortcut of the app.
        if key.chars().count() == 1 && key != " " {
            self.keys.push(event);
        }
        false
    }
}
