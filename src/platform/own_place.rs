//! Navigation of an app that has no address bar of its own.

use std::cell::RefCell;

use opex_ports::Navigator;

/// Keeps the place of an embedded app to itself: the address and the title are those of the page around it.
#[derive(Default)]
pub struct OwnPlace {
    place: RefCell<String>,
}

impl OwnPlace {
    /// Begins at a place.
    pub fn new(place: &str) -> Self {
        Self { place: RefCell::new(place.to_owned()) }
    }
}

impl Navigator for OwnPlace {
    fn place(&self) -> String {
        self.place.borrow().clone()
    }

    fn go(&self, place: &str) {
        place.clone_into(&mut self.place.borrow_mut());
    }

    fn replace(&self, place: &str) {
        self.go(place);
    }

    fn address(&self) -> Option<String> {
        None
    }

    fn print(&self) {
        if let Some(window) = web_sys::window() {
            // Refused in a sandbox that allows no dialogs.
            let _ = window.print();
        }
    }

    fn announce(&self, _title: &str, _language: &str, _theme: &str) {}
}
