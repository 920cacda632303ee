//! Carries out effects that only lazily loaded features request.

use std::cell::Cell;

use super::Store;
use crate::effect::{CryptoEffect, StorageEffect};
use crate::late::IS_LATE;

/// Functions of the features module.
#[derive(Clone, Copy)]
pub struct LateEffects {
    pub(super) storage: fn(&Store, StorageEffect),
    pub(super) crypto: fn(&Store, CryptoEffect),
}

thread_local! {
    static EFFECTS: Cell<Option<LateEffects>> = const { Cell::new(None) };
}

impl LateEffects {
    const ALL: Self = Self { storage: Store::carry_out_late_storage, crypto: Store::compute };

    /// Registers them.
    pub(crate) fn bring() {
        EFFECTS.set(Some(Self::ALL));
    }

    /// The registered functions, if the module is loaded; all of them where the build is not split.
    pub(super) fn there() -> Option<Self> {
        if IS_LATE { EFFECTS.get() } else { Some(Self::ALL) }
    }
}
