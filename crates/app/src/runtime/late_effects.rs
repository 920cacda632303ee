//! How effects are carried out that only late features ask for.

use std::cell::Cell;

use super::Store;
use crate::effect::{CryptoEffect, StorageEffect};
use crate::late::IS_LATE;

/// Functions that come with the features.
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

    /// Has them there.
    pub(crate) fn bring() {
        EFFECTS.set(Some(Self::ALL));
    }

    /// What has come; in a build in one piece all of it.
    pub(super) fn there() -> Option<Self> {
        if IS_LATE { EFFECTS.get() } else { Some(Self::ALL) }
    }
}
