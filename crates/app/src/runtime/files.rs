//! Reads the files that the person hands in.

use std::cell::RefCell;
use std::rc::Rc;

use super::Store;
use crate::files::message::FilesMessage;
use crate::files::state::ReadFile;
use opex_format::{LoadError, MAX_INCOMING_BYTES};
use opex_ports::{FileError, FileSource, FileText};

impl Store {
    /// Reads a file that the person hands in, and opens it.
    pub fn read_file(&self, file: FileSource) {
        self.read_files(vec![file]);
    }

    /// Reads files that the person hands in, and opens them once all are read.
    pub fn read_files(&self, files: Vec<FileSource>) {
        let n_files = files.len();
        let read: Rc<RefCell<Vec<Option<ReadFile>>>> = Rc::new(RefCell::new(vec![None; n_files]));
        for (at, file) in files.into_iter().enumerate() {
            let (back, read) = (self.downgrade(), Rc::clone(&read));
            let done = move |file: FileText| {
                if let Some(place) = read.borrow_mut().get_mut(at) {
                    *place = Some(outcome(file));
                }
                // Reading ends in any order; the order of the files is that in which they were handed in.
                let all: Option<Vec<ReadFile>> = read.borrow().iter().cloned().collect();
                if let Some(all) = all {
                    back.dispatch(FilesMessage::Received(all));
                }
            };
            self.inner.ports.files.read(file, MAX_INCOMING_BYTES, Box::new(done));
        }
    }
}

fn outcome(file: FileText) -> ReadFile {
    let text = file.text.map(Into::into).map_err(|error| match error {
        FileError::TooLarge { bytes } => LoadError::TooLarge { bytes, limit: MAX_INCOMING_BYTES },
        FileError::Unreadable => LoadError::Unreadable,
    });
    (file.name.into(), text)
}
