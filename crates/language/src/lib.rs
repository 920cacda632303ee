//! What the page says.
//!
//! [`Texts`] lists every text once; each language fills it in its own module, and a text that is
//! missing stops the build. Templates have places such as `{n}`, filled by [`fill`]. To add a language:
//! a module like [`en`], a variant of [`Language`], and the catalogue's text.

pub mod en;
pub mod ko;
mod language;
pub mod number;
mod template;
mod texts;

pub use language::Language;
pub use template::{Plural, fill};
pub use texts::*;
