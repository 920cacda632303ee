//! The step that was just moved.

use std::cell::RefCell;
use std::rc::Rc;

use opex_app::StepKey;

/// The step that a person has just moved, whose card takes the focus where it appears.
pub type Moved = Rc<RefCell<Option<StepKey>>>;
