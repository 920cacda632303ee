//! Changes that a person only tries out.

use std::rc::Rc;

use opex_model::{Assessment, Catalogue, Command, Outlook, apply};

/// Tentative changes upon an assessment. There is always at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The assessment that they were tried upon.
    pub base: Rc<Assessment>,
    /// The changes, the last one last; for each thing only the last change of it.
    pub commands: Rc<[Command]>,
    /// The assessment with all of them.
    pub assessment: Rc<Assessment>,
    /// The plan before the first of them, as long as the assessment itself stays as it was.
    pub plan_before: Option<Rc<Outlook>>,
}

impl WhatIf {
    /// The changes tried so far upon `base`, and one more. None where that leaves the assessment as it is,
    /// so that trying the old value again takes a change back.
    pub fn with(
        before: Option<&Self>,
        catalogue: &Catalogue,
        base: &Rc<Assessment>,
        plan: Option<&Rc<Outlook>>,
        command: Command,
    ) -> Option<Self> {
        let change = command.change();
        let others = before.map(|what_if| &*what_if.commands).unwrap_or_default().iter();
        let others = others.filter(|other| other.change() != change).cloned();
        let plan_before = before.map_or_else(|| plan.cloned(), |before| before.plan_before.clone());
        Self::of(catalogue, base, plan_before, others.chain([command]))
    }

    /// The same changes upon an assessment that has itself changed meanwhile.
    pub fn upon(&self, catalogue: &Catalogue, base: &Rc<Assessment>) -> Option<Self> {
        Self::of(catalogue, base, None, self.commands.iter().cloned())
    }

    fn of(
        catalogue: &Catalogue,
        base: &Rc<Assessment>,
        plan_before: Option<Rc<Outlook>>,
        commands: impl Iterator<Item = Command>,
    ) -> Option<Self> {
        let mut assessment = Rc::clone(base);
        let mut kept = Vec::new();
        for command in commands {
            // What does not fit the catalogue or changes nothing is no change to try.
            match apply(catalogue, &assessment, command.clone()) {
                Ok(next) if !Rc::ptr_eq(&next, &assessment) => {
                    assessment = next;
                    kept.push(command);
                }
                _ => {}
            }
        }
        (!kept.is_empty()).then(|| Self { base: Rc::clone(base), commands: kept.into(), assessment, plan_before })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::WhatIf;
    use opex_format::built_in_catalogue;
    use opex_model::{Answer, Assessment, Command, Importance, Profile};

    #[test]
    fn one_change_of_each_thing_is_kept_and_the_old_value_takes_it_back() {
        let catalogue = built_in_catalogue().unwrap();
        let ids: Vec<_> = catalogue.practices().iter().take(2).map(|practice| practice.id.clone()).collect();
        let base = Rc::new(Assessment::new("a".into(), catalogue.id().clone(), Profile::default()));
        let level = |at: usize, level| Command::SetAnswer(ids[at].clone(), Answer::Level(level));
        let try_out = |before: Option<&WhatIf>, command| WhatIf::with(before, &catalogue, &base, None, command);

        let one = try_out(None, level(0, 1)).unwrap();
        let two = try_out(Some(&one), Command::SetImportance(ids[1].clone(), Importance::High)).unwrap();
        let again = try_out(Some(&two), level(0, 3)).unwrap();
        assert_eq!(again.commands.len(), 2);
        assert_eq!(*again.assessment.answer(&ids[0]), Answer::Level(3));
        assert_eq!(*again.base.answer(&ids[0]), Answer::Unanswered);

        let back = try_out(Some(&one), Command::SetAnswer(ids[0].clone(), Answer::Unanswered));
        assert_eq!(back, None);
        assert_eq!(try_out(None, level(0, 9)), None, "not on the scale");

        let moved = Rc::new(Assessment { id: "b".into(), ..(*base).clone() });
        let upon = again.upon(&catalogue, &moved).unwrap();
        assert_eq!((upon.assessment.id.as_str(), upon.commands.len()), ("b", 2));
    }
}
