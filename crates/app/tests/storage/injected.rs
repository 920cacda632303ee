//! What goes wrong with a store, as a test has it.

use std::cell::Cell;

use opex_ports::StorageError;

use crate::keeper::Keeper;

/// What can be asked of a storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Get,
    Set,
    Remove,
    Keys,
    /// A transaction of the database; the local storage has none.
    Commit,
}

impl Call {
    /// The calls during which a tab can be killed.
    pub const fn all(keeper: Keeper) -> &'static [Self] {
        match keeper {
            Keeper::LocalStorage => &[Self::Get, Self::Set, Self::Remove, Self::Keys],
            Keeper::Database => &[Self::Get, Self::Set, Self::Remove, Self::Keys, Self::Commit],
        }
    }

    /// The calls that can go wrong. Those of a working copy read and change memory, only its transactions can.
    pub const fn fallible(keeper: Keeper) -> &'static [Self] {
        match keeper {
            Keeper::LocalStorage => Self::all(keeper),
            Keeper::Database => &[Self::Commit],
        }
    }
}

/// What can go wrong with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It fails and does nothing.
    Fails(StorageError),
    /// It does what it should and fails all the same.
    FailsAfterwards,
    /// It writes something else than it was given; a call that does not write fails.
    KeepsOther,
    /// Everything is gone before it is done.
    Clears,
    /// The tab is killed before it is done: neither this call nor any later one does anything.
    Kills,
}

impl Fault {
    /// What can go wrong with a call that the tab outlives.
    pub const fn all(keeper: Keeper) -> &'static [Self] {
        const FULL: Fault = Fault::Fails(StorageError::Full);
        const REFUSED: Fault = Fault::Fails(StorageError::Refused);
        match keeper {
            Keeper::LocalStorage => &[FULL, REFUSED, Self::FailsAfterwards, Self::KeepsOther, Self::Clears],
            // A browser keeps what a transaction was given, or says that it did not.
            Keeper::Database => &[FULL, REFUSED, Self::FailsAfterwards, Self::Clears],
        }
    }
}

/// What is to go wrong with a store.
#[derive(Default)]
pub struct Faults {
    /// The call that goes wrong, how many of its kind come before it, and how.
    pub injected: Cell<Option<(Call, usize, Fault)>>,
    pub has_hit: Cell<bool>,
    pub is_killed: Cell<bool>,
    pub writes_fail: Cell<Option<StorageError>>,
    pub saves_fail: Cell<Option<StorageError>>,
    pub reads_fail: Cell<bool>,
    /// The most bytes that it takes.
    pub limit: Cell<Option<usize>>,
}

impl Faults {
    /// The fault of this call, where it has one.
    pub fn of(&self, call: Call) -> Option<Fault> {
        if self.is_killed.get() {
            return Some(Fault::Kills);
        }
        if self.reads_fail.get() {
            return Some(Fault::Fails(StorageError::Refused));
        }
        let (injected, n, fault) = self.injected.get()?;
        if injected != call {
            return None;
        }
        if n > 0 {
            self.injected.set(Some((injected, n - 1, fault)));
            return None;
        }
        self.injected.set(None);
        self.has_hit.set(true);
        self.is_killed.set(fault == Fault::Kills);
        Some(fault)
    }

    /// Why texts under these names are not written, where they are not.
    pub fn of_writing<'a>(&self, mut names: impl Iterator<Item = &'a str>) -> Option<StorageError> {
        let saves_fail = || self.saves_fail.get().filter(|_| names.any(|name| name.contains("/saved/")));
        self.writes_fail.get().or_else(saves_fail)
    }
}
