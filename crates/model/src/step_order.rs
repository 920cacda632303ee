//! Why one next step stands before another.

use std::cmp::Ordering;

use super::evaluation::Evaluation;
use super::step::NextStep;

/// The rules that order the plain list; each decides where all before it see no difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderRule {
    /// What waits for nothing comes first.
    Waiting,
    /// The higher priority comes first.
    Priority,
    /// The higher risk in the catalogue comes first.
    Risk,
    /// The catalogue's order.
    CatalogueOrder,
}

impl Evaluation {
    /// The rule that puts one of two different next steps before the other.
    pub fn deciding_rule(&self, a: &NextStep, b: &NextStep) -> OrderRule {
        self.decide(a, b).0
    }

    /// How two next steps stand in the plain list: the one that is less comes first.
    pub(super) fn order(&self, a: &NextStep, b: &NextStep) -> Ordering {
        self.decide(a, b).1
    }

    fn decide(&self, a: &NextStep, b: &NextStep) -> (OrderRule, Ordering) {
        let risk = |step: &NextStep| self.standing(step.practice).map(|standing| standing.catalogue_risk);
        let rules = [
            (OrderRule::Waiting, b.waits_for.is_empty().cmp(&a.waits_for.is_empty())),
            (OrderRule::Priority, b.priority.cmp(&a.priority)),
            (OrderRule::Risk, risk(b).cmp(&risk(a))),
        ];
        let by_position = (OrderRule::CatalogueOrder, a.practice.cmp(&b.practice));
        rules.into_iter().find(|(_, order)| order.is_ne()).unwrap_or(by_position)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::OrderRule;
    use crate::{
        Answer, Assessment, Catalogue, CatalogueDraft, Date, EffortSize, Evaluation, Importance, PracticeDraft,
        Profile, Record, Risk, Scale, TopicDraft,
    };

    #[test]
    fn names_the_rule_between_neighbors() {
        // Risk times importance is 2 for b, c and d, so that only risk and order tell them apart.
        let practices = [
            ("waits", Risk::High, Importance::High, &["b"] as &[&str]),
            ("b", Risk::Low, Importance::High, &[]),
            ("c", Risk::Medium, Importance::Normal, &[]),
            ("d", Risk::Medium, Importance::Normal, &[]),
            ("e", Risk::Low, Importance::Low, &[]),
        ];
        let catalogue = Catalogue::new(CatalogueDraft {
            id: "test".into(),
            edition: "".into(),
            scale: Scale::new(1).unwrap(),
            areas: vec!["area".into()],
            topics: vec![TopicDraft { id: "topic".into(), area: "area".into(), number: "".into() }],
            practices: practices
                .iter()
                .map(|(id, risk, _, prerequisites)| PracticeDraft {
                    id: (*id).into(),
                    topic: "topic".into(),
                    number: "".into(),
                    risk: *risk,
                    effort: EffortSize::S,
                    principles: Vec::new(),
                    prerequisites: prerequisites.iter().map(|id| (*id).into()).collect(),
                })
                .collect(),
            principles: Vec::new(),
            operating_models: Vec::new(),
        })
        .unwrap();
        let mut assessment = Assessment::new("a".into(), "test".into(), Profile::default());
        for (id, _, importance, _) in &practices {
            let record = Record { answer: Answer::Level(0), importance: *importance, ..Record::default() };
            assessment.records.insert((*id).into(), Rc::new(record));
        }
        let evaluation = Evaluation::new(&catalogue, &assessment, Date::EPOCH);
        let steps = evaluation.next_steps(&catalogue);
        let order: Vec<&str> = steps.iter().map(|step| practices[step.practice.get()].0).collect();
        assert_eq!(order, ["b", "c", "d", "e", "waits"]);
        let rules: Vec<OrderRule> = steps.windows(2).map(|pair| evaluation.deciding_rule(&pair[0], &pair[1])).collect();
        use OrderRule::{CatalogueOrder, Priority, Waiting};
        // What b opens gives it the higher priority.
        assert_eq!(rules, [Priority, CatalogueOrder, Priority, Waiting]);
        let (b, d) = (&steps[0], &steps[2]);
        let same_priority = crate::NextStep { priority: d.priority, ..b.clone() };
        assert_eq!(evaluation.deciding_rule(&same_priority, d), OrderRule::Risk);
        assert!(evaluation.order(d, &same_priority).is_lt());
    }
}
