//! Loading what was not needed at once.

use std::rc::Rc;

use super::save::Saves;
use super::{Store, text_file};
use crate::message::{CatalogueMessage, Message, NoticeMessage, OpenMessage};
use crate::notice::Notice;
use crate::opening::with_id;
use crate::route::Route;
use opex_format::{read_catalogue_beginning, read_catalogue_text, read_results};
use opex_language::Language;

impl Store {
    pub(super) fn load_text(&self, language: Language) {
        if self.inner.loading.borrow_mut().insert(language, ()).is_some() {
            return;
        }
        let store = self.clone();
        let file = text_file(language);
        let name = file.clone();
        let done = move |loaded: Result<String, _>| {
            store.inner.loading.borrow_mut().remove(&language);
            let catalogue = Rc::clone(&store.state().catalogue);
            let text = loaded.ok().and_then(|text| read_catalogue_text(&file, &text, &catalogue).ok());
            store.dispatch(Message::Catalogue(CatalogueMessage::TextLoaded(language, text.map(Rc::new))));
        };
        self.inner.ports.assets.load(&name, Box::new(done));
    }

    /// Has the beginning of the catalogue's text shown until the whole is there. One that cannot be read is left: the
    /// whole tells what is wrong.
    pub fn read_beginning(&self, language: Language, file: &str) {
        let catalogue = Rc::clone(&self.state().catalogue);
        if let Ok(text) = read_catalogue_beginning("beginning", file, &catalogue) {
            self.dispatch(Message::Catalogue(CatalogueMessage::BeginningRead(language, Rc::new(text))));
        }
    }

    pub(super) fn load_example(&self, language: Language) {
        let store = self.clone();
        let done = move |loaded: Result<String, _>| {
            let catalogue = Rc::clone(&store.state().catalogue);
            match loaded.ok().and_then(|text| read_results(&text, &catalogue).ok()) {
                Some(document) => {
                    let example = with_id(document, &store.inner.ports.ids.fresh());
                    let id = example.assessment.id.clone();
                    store.dispatch(Message::Open(OpenMessage::Document(Box::new(example), Route::Results)));
                    // As it is open: with the mark of today's catalogue. Not opened where that would have lost other work.
                    if let Some(open) = store.state().open.as_ref().filter(|open| open.assessment().id == id) {
                        store.save_document(&open.document(), Saves::REPLACING);
                    }
                }
                None => store.dispatch(Message::Notice(NoticeMessage::Show(Notice::ExampleFailed))),
            }
        };
        self.inner.ports.assets.load(&format!("example.{}.json", language.tag()), Box::new(done));
    }
}
