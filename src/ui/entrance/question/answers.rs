//! What has been answered before the app is there.

use crate::ui::entrance::given_answer::GivenAnswer;
use crate::ui::entrance::loaded_app::Request;

/// The answers given so far, with those that were taken back. Each change is one that the app makes again, in the same
/// order; here it is only painted.
#[derive(Default)]
pub struct Answers {
    done: Vec<(usize, GivenAnswer)>,
    undone: Vec<(usize, GivenAnswer)>,
}

impl Answers {
    /// The answer of the question at a position.
    pub fn of(&self, question: usize) -> GivenAnswer {
        self.done.iter().rev().find(|(at, _)| *at == question).map_or(GivenAnswer::Cleared, |(_, given)| *given)
    }

    /// The question answered last; the first before any was.
    pub fn last(&self) -> usize {
        self.done.last().map_or(0, |(question, _)| *question)
    }

    /// Whether something can be undone, and done again.
    pub fn can_travel(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }

    /// Takes an answer; false where it changes nothing.
    pub fn give(&mut self, question: usize, given: GivenAnswer) -> bool {
        if self.of(question) == given {
            return false;
        }
        self.done.push((question, given));
        self.undone.clear();
        true
    }

    /// Undoes the last answer, or does the one undone last again; gives what the app is to do.
    pub fn travel(&mut self, is_undo: bool) -> Option<Request> {
        let (from, to) = if is_undo { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        to.push(from.pop()?);
        Some(if is_undo { Request::Undo } else { Request::Redo })
    }
}
