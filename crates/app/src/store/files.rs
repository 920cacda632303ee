//! Files that the person hands in.

use std::cell::RefCell;
use std::rc::Rc;

use super::Store;
use crate::handed_in::{FileStep, ReadFile};
use crate::message::{FilesMessage, Message, NoticeMessage};
use crate::notice::Notice;
use crate::reference::FACTS_FILE;
use opex_format::{Incoming, LoadError, MAX_INCOMING_BYTES, read_catalogue_facts, read_other_edition, recognize};
use opex_model::AssessmentId;
use opex_ports::{FileError, FileSource, FileText};

/// A file's name and its text, before it is known what it is.
type Read = (Rc<str>, Result<String, LoadError>);

impl Store {
    /// Reads a file that the person hands in, and opens it.
    pub fn read_file(&self, file: FileSource) {
        self.read_files(vec![file]);
    }

    /// Reads files that the person hands in, and opens them once all are read.
    pub fn read_files(&self, files: Vec<FileSource>) {
        let n_files = files.len();
        let read: Rc<RefCell<Vec<Option<Read>>>> = Rc::new(RefCell::new(vec![None; n_files]));
        for (at, file) in files.into_iter().enumerate() {
            let (store, read) = (self.clone(), Rc::clone(&read));
            let done = move |file: FileText| {
                if let Some(place) = read.borrow_mut().get_mut(at) {
                    *place = Some(outcome(file));
                }
                // Reading ends in any order; the order of the files is that in which they were handed in.
                let all: Option<Vec<Read>> = read.borrow().iter().cloned().collect();
                if let Some(all) = all {
                    store.files_read(all);
                }
            };
            self.inner.ports.files.read(file, MAX_INCOMING_BYTES, Box::new(done));
        }
    }

    fn files_read(&self, mut files: Vec<Read>) {
        // Another tab may have saved something under the id of a file since the list was read.
        self.read_library();
        match (files.len(), files.pop()) {
            (1, Some((name, text))) => self.receive(&name, text),
            (_, Some(last)) => {
                files.push(last);
                self.dispatch(Message::Files(FilesMessage::ReadSeveral(files.into_iter().map(results_of).collect())));
            }
            (_, None) => {}
        }
    }

    /// Brings a file of another edition over, once the crosswalk has been loaded.
    pub(super) fn read_other_edition(&self, file: Rc<str>, text: &Rc<str>) {
        let (store, text) = (self.clone(), Rc::clone(text));
        let done = move |loaded: Result<String, _>| {
            let catalogue = Rc::clone(&store.state().catalogue);
            let facts = loaded.ok().and_then(|facts| read_catalogue_facts(FACTS_FILE, &facts, &catalogue).ok());
            store.dispatch(match facts {
                Some(facts) => Message::Files(FilesMessage::Carried(
                    file,
                    read_other_edition(&text, &catalogue, &facts).map(Box::new),
                )),
                None => Message::Notice(NoticeMessage::Show(Notice::CrosswalkFailed)),
            });
        };
        self.inner.ports.assets.load(FACTS_FILE, Box::new(done));
    }

    /// Reads what is saved under the id of the file at hand.
    pub(super) fn read_relative(&self, id: &AssessmentId) {
        let saved = self.read_saved(id).map(Box::new);
        self.dispatch(Message::Files(FilesMessage::Step(FileStep::SavedRead(saved))));
    }
}

fn outcome(file: FileText) -> Read {
    let text = file.text.map_err(|error| match error {
        FileError::TooLarge { bytes } => LoadError::TooLarge { bytes, limit: MAX_INCOMING_BYTES },
        FileError::Unreadable => LoadError::Unreadable,
    });
    (file.name.into(), text)
}

/// One of several files, as the text of a results file. A password is asked for one file at a time.
fn results_of((name, text): Read) -> ReadFile {
    let text = text.and_then(|text| match recognize(&text)? {
        Incoming::Results(text) => Ok(text.into()),
        Incoming::Locked(_) => Err(LoadError::Locked),
    });
    (name, text)
}
