//! Undo and redo.

use std::rc::Rc;

use super::assessment::Assessment;
use super::change::Change;
use super::id::AssessmentId;
use super::part::Part;

/// An assessment with the changes that led to it and those that were undone.
///
/// Each step keeps the whole assessment as it was; assessments share what they have in common, so a
/// step costs little more than the record that it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    present: Rc<Assessment>,
    past: Vec<Step>,
    future: Vec<Step>,
    is_typing: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    change: Change,
    other_side: Rc<Assessment>,
}

impl History {
    /// A history that begins with `present`.
    pub fn new(present: Rc<Assessment>) -> Self {
        Self { present, past: Vec::new(), future: Vec::new(), is_typing: false }
    }

    /// The assessment as it is now.
    pub fn present(&self) -> &Rc<Assessment> {
        &self.present
    }

    /// Makes `next` the present. Typing on in the same field extends the step before; a change that
    /// changes nothing is no step.
    pub fn record(&mut self, change: Change, next: Rc<Assessment>) {
        if next == self.present {
            return;
        }
        let extends = self.is_typing && self.past.last().is_some_and(|step| step.change == change);
        self.is_typing = change.is_typed();
        let before = std::mem::replace(&mut self.present, next);
        if !extends {
            self.past.push(Step { change, other_side: before });
        }
        self.future.clear();
    }

    /// Gives the assessment another id, now and in every step.
    pub fn set_id(&mut self, id: &AssessmentId) {
        let steps = self.past.iter_mut().chain(&mut self.future).map(|step| &mut step.other_side);
        for assessment in steps.chain([&mut self.present]) {
            *assessment = Rc::new(Assessment { id: id.clone(), ..(**assessment).clone() });
        }
    }

    /// Takes these parts over from a copy that somebody else has changed, now and in every step: what they changed
    /// is not ours to undo, and undoing what we changed leaves theirs.
    pub fn adopt(&mut self, parts: &[Part], from: &Assessment) {
        let steps = self.past.iter_mut().chain(&mut self.future).map(|step| &mut step.other_side);
        for assessment in steps.chain([&mut self.present]) {
            let mut adopted = (**assessment).clone();
            parts.iter().for_each(|part| part.take(&mut adopted, from));
            adopted.snapshots = from.snapshots.clone();
            if adopted != **assessment {
                *assessment = Rc::new(adopted);
            }
        }
    }

    /// What is typed from now on is a step of its own.
    pub fn end_typing(&mut self) {
        self.is_typing = false;
    }

    /// What [`Self::undo`] would take back.
    pub fn undoable(&self) -> Option<&Change> {
        next(&self.past, &self.present).and_then(|at| self.past.get(at)).map(|step| &step.change)
    }

    /// What [`Self::redo`] would do again.
    pub fn redoable(&self) -> Option<&Change> {
        next(&self.future, &self.present).and_then(|at| self.future.get(at)).map(|step| &step.change)
    }

    /// Takes the last change back and names it.
    pub fn undo(&mut self) -> Option<Change> {
        self.is_typing = false;
        travel(&mut self.present, &mut self.past, &mut self.future)
    }

    /// Does the change last undone again and names it.
    pub fn redo(&mut self) -> Option<Change> {
        self.is_typing = false;
        travel(&mut self.present, &mut self.future, &mut self.past)
    }
}

/// Where the step is that changes something. The steps above it no longer do, as when somebody else has changed the
/// same since, or what was typed was deleted again: who asks for a step back wants to see one.
fn next(steps: &[Step], present: &Rc<Assessment>) -> Option<usize> {
    steps.iter().rposition(|step| step.other_side != *present)
}

/// Goes to the other side of the next step and names it.
fn travel(present: &mut Rc<Assessment>, from: &mut Vec<Step>, to: &mut Vec<Step>) -> Option<Change> {
    from.truncate(next(from, present)? + 1);
    let Step { change, other_side } = from.pop()?;
    let here = std::mem::replace(present, other_side);
    to.push(Step { change: change.clone(), other_side: here });
    Some(change)
}
