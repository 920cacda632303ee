//! Loads files of the app.

use std::collections::VecDeque;

use super::Store;
use crate::catalogue::message::Wanted;
use crate::message::Message;

impl Store {
    /// Loads files of the app one after another; none of them counts where one does not come.
    pub(super) fn load(&self, wanted: Wanted) {
        let names: VecDeque<String> = wanted.files().into();
        self.load_next(wanted, names, Vec::new());
    }

    fn load_next(&self, wanted: Wanted, mut names: VecDeque<String>, mut texts: Vec<String>) {
        let Some(name) = names.pop_front() else {
            return self.dispatch(Message::Loaded(wanted, Some(texts.into())));
        };
        let back = self.downgrade();
        let done = move |loaded: Result<String, _>| {
            let Some(store) = back.upgrade() else { return };
            match loaded {
                Ok(text) => {
                    texts.push(text);
                    store.load_next(wanted, names, texts);
                }
                Err(_) => store.dispatch(Message::Loaded(wanted, None)),
            }
        };
        self.inner.ports.assets.load(&name, Box::new(done));
    }
}
