//! A database of texts under names, as a browser has one: everything takes a while, and is done as a whole or not at all.

use crate::{Durability, StorageError};
use opex_model::SortedMap;

/// Texts under names.
pub type NamedTexts = SortedMap<String, String>;

/// What becomes of texts under names: another text, or none.
pub type TextChanges = SortedMap<String, Option<String>>;

/// Texts under names that several running apps share. Each writing transaction makes a new revision of the whole.
pub trait Database {
    /// Reads everything, and calls `done` once.
    fn read(&self, done: DatabaseRead);

    /// Makes changes in one transaction, which no other comes in between, if nothing has been written since `revision`;
    /// calls `done` once the transaction has been completed.
    fn write(&self, revision: u64, changes: &TextChanges, durability: Durability, done: DatabaseWritten);
}

/// Everything at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// How many transactions have written.
    pub revision: u64,
    /// The texts.
    pub texts: NamedTexts,
}

/// How writing has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// The changes are made. The revision that they have made is one more than the one before.
    Done,
    /// Another app has written since. Nothing was changed, and this is what there is now.
    Overtaken(Snapshot),
}

/// What is called with what was read.
pub type DatabaseRead = Box<dyn FnOnce(Result<Snapshot, StorageError>)>;

/// What is called with how writing has ended.
pub type DatabaseWritten = Box<dyn FnOnce(Result<Written, StorageError>)>;
