//! Answers followed from one edition of a catalogue to another.

use std::rc::Rc;

use super::catalogue::Catalogue;
use super::catalogue_facts::CatalogueFacts;
use super::record::Answer;

/// Which edition answers come from. Practices of the catalogue are named by id, those of the later edition by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CarryDirection {
    /// From the catalogue to the later edition.
    ToLater,
    /// From the later edition to the catalogue.
    FromLater,
}

/// Where the answer of one practice comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The practice of the edition that answers go to.
    pub to: Rc<str>,
    /// The practices of the other edition that live on in it or that it lives on in; at least one.
    pub from: Vec<Rc<str>>,
}

/// What carries over between two editions: every practice of both is in exactly one of the lists, or is the source of
/// at least one entry of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarryOver {
    /// Practices that have a source, in their edition's order.
    pub carried: Vec<Carried>,
    /// Practices of the edition that answers go to without a source: nobody has answered them.
    pub without_source: Vec<Rc<str>>,
    /// Practices of the edition that answers come from and that lead nowhere.
    pub left: Vec<Rc<str>>,
}

impl CarryOver {
    /// Follows every practice by the crosswalk of the facts.
    pub fn new(catalogue: &Catalogue, facts: &CatalogueFacts, direction: CarryDirection) -> Self {
        let ids = || catalogue.practices().iter().map(|practice| Rc::<str>::from(practice.id.as_str()));
        let numbers = || facts.later_practices.iter().map(|later| Rc::clone(&later.number));
        let lists = facts.practices.iter().map(|facts| facts.crosswalk.numbers.as_slice());
        let pairs: Vec<(Rc<str>, Rc<str>)> = ids()
            .zip(lists)
            .flat_map(|(id, numbers)| numbers.iter().map(move |number| (Rc::clone(&id), Rc::clone(number))))
            .collect();
        let (sources, targets, pairs): (Vec<_>, Vec<_>, Vec<_>) = match direction {
            CarryDirection::ToLater => (ids().collect(), numbers().collect(), pairs),
            CarryDirection::FromLater => {
                (numbers().collect(), ids().collect(), pairs.into_iter().map(|(id, number)| (number, id)).collect())
            }
        };
        let from = |to: &Rc<str>| -> Vec<Rc<str>> {
            pairs.iter().filter(|(_, target)| target == to).map(|(source, _)| Rc::clone(source)).collect()
        };
        let all = targets.into_iter().map(|to| Carried { from: from(&to), to });
        let (carried, without_source): (Vec<Carried>, Vec<Carried>) = all.partition(|carried| !carried.from.is_empty());
        let leads_nowhere = |source: &Rc<str>| !pairs.iter().any(|(other, _)| other == source);
        Self {
            carried,
            without_source: without_source.into_iter().map(|carried| carried.to).collect(),
            left: sources.into_iter().filter(leads_nowhere).collect(),
        }
    }
}

/// The position of the answer that is proposed where several come together: the lowest level given, as the whole is
/// not better than its weakest part; without any level one that does not apply, else the first.
pub fn proposed_answer(answers: &[Answer]) -> Option<usize> {
    let lowest = answers.iter().enumerate().filter_map(|(at, answer)| Some((answer.level()?, at))).min();
    let not_applicable = || answers.iter().position(Answer::is_not_applicable);
    lowest.map(|(_, at)| at).or_else(not_applicable).or((!answers.is_empty()).then_some(0))
}
