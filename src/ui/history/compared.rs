//! What is compared.

use std::rc::Rc;

use opex_model::{Assessment, Derived};

/// A state of the assessment with what follows from it.
pub struct Compared {
    /// What it says.
    pub assessment: Rc<Assessment>,
    /// What follows from it.
    pub derived: Derived,
}
