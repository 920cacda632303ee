//! What keys do.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use opex_app::{EditMessage, Message, Move, Route, Store, ViewMessage};

/// A key with what matters about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPress {
    /// The key's value, as the browser names it; a letter as [`Self::meant`].
    pub key: String,
    /// Control or, on a Mac, Command is held.
    pub has_command: bool,
    /// Shift is held.
    pub has_shift: bool,
    /// Alt is held, which is left to the browser.
    pub has_alt: bool,
    /// The key goes into a field for text.
    pub is_typing: bool,
    /// The key goes into a list, which finds its entries by letters and has nothing to undo.
    pub is_choosing: bool,
}

impl KeyPress {
    /// The key of a browser event.
    pub fn from_event(event: &KeyboardEvent) -> Self {
        // The element that really has the focus, also from outside of a shadow root.
        let target = event.composed_path().get(0).dyn_into::<Element>().ok();
        Self {
            key: Self::meant(event.key(), &event.code(), event.shift_key()),
            has_command: event.ctrl_key() || event.meta_key(),
            has_shift: event.shift_key(),
            has_alt: event.alt_key(),
            is_typing: event.is_composing() || target.as_ref().is_some_and(takes_text),
            is_choosing: target.is_some_and(|target| target.tag_name().eq_ignore_ascii_case("select")),
        }
    }

    /// The letter that a key stands for here: one of another script stands for the Latin one on the same key, so that
    /// "ㅜ" is "n", and without Shift it is a small one, whatever Caps Lock says. Any other key is what it is.
    pub fn meant(key: String, code: &str, has_shift: bool) -> String {
        let mut characters = key.chars();
        let (Some(character), None) = (characters.next(), characters.next()) else { return key };
        let letter = match code.strip_prefix("Key") {
            Some(latin) if character.is_alphabetic() && !character.is_ascii() => latin.to_owned(),
            _ => key,
        };
        if has_shift { letter } else { letter.to_ascii_lowercase() }
    }

    /// Whether the key is a character that is typed, so that nothing around the app may take it for a shortcut. The page
    /// around a shadow root cannot see that it goes into a field.
    pub fn is_text(&self) -> bool {
        let is_character = self.key.chars().count() == 1;
        self.is_typing && is_character && !self.has_command && !self.has_alt
    }
}

fn takes_text(element: &Element) -> bool {
    match element.tag_name().to_ascii_lowercase().as_str() {
        "textarea" => true,
        "input" => element
            .dyn_ref::<HtmlInputElement>()
            .is_none_or(|input| !matches!(input.type_().as_str(), "radio" | "checkbox" | "button" | "submit")),
        _ => false,
    }
}

/// Does what a key stands for. True where it stood for something, so that the browser leaves it.
pub fn handle_key(store: &Store, press: &KeyPress) -> bool {
    match action_of(store, press) {
        Some(action) => {
            store.dispatch(action);
            true
        }
        None => false,
    }
}

fn action_of(store: &Store, press: &KeyPress) -> Option<Message> {
    // A text field has its own undo, and every letter is its own.
    if press.is_typing || press.has_alt {
        return None;
    }
    let state = store.state();
    let key = press.key.as_str();
    if press.has_command {
        return match (key.to_ascii_lowercase().as_str(), press.has_shift) {
            ("z", false) => Some(EditMessage::Undo.into()),
            ("z", true) | ("y", false) => Some(EditMessage::Redo.into()),
            _ => None,
        };
    }
    if press.is_choosing || state.preferences.shortcuts_off {
        return None;
    }
    if key == "?" {
        return Some(ViewMessage::ShowHelp(!state.shows_help).into());
    }
    if state.shows_help || state.open.is_none() || !matches!(state.route, Route::Assess(_)) {
        return None;
    }
    match key {
        "j" => Some(ViewMessage::Move(Move::Next).into()),
        "k" => Some(ViewMessage::Move(Move::Previous).into()),
        "n" => Some(ViewMessage::Move(Move::NextUnanswered).into()),
        digit => {
            let level =
                digit.parse().ok().filter(|level| digit.len() == 1 && state.catalogue.scale().contains(*level))?;
            Some(EditMessage::AnswerFocused(level).into())
        }
    }
}
