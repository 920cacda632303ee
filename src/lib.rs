//! Assess how a team practises operational excellence, score it, and say what to improve first.
//!
//! # Layers
//!
//! Each layer may use those above it in this list, never those below; `tests/architecture.rs` holds
//! the rule.
//!
//! 1. [`domain`]: catalogue, assessment, scores, steps. Pure: no browser, no files, no clock.
//! 2. [`mod@format`]: results and catalogue files, both ways. The only place that knows JSON.
//! 3. [`i18n`]: what the page says, one file per language.
//! 4. [`ports`]: what the app needs from its surroundings, as traits with in-memory twins.
//! 5. [`app`]: state, actions, autosave. Knows the ports, not the browser.
//! 6. [`ui`]: Yew components.
//! 7. `platform`: the ports in a browser; only built for one.
//! 8. `element`: the app as an element of another page; only built for a browser.

pub mod app;
pub mod domain;
#[cfg(target_arch = "wasm32")]
pub mod element;
pub mod format;
pub mod i18n;
#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod ports;
pub mod ui;
