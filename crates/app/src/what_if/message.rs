//! Changes that are tried out.

use opex_model::Command;

/// Changes are tried out.
#[derive(Clone, Debug, PartialEq)]
pub enum WhatIfMessage {
    /// Try a change of the open assessment out, without making it.
    TryOut(Command),
    /// Make what was tried out, as one change.
    Keep,
    /// Forget what was tried out.
    Discard,
}
