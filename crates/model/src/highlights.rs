//! What stands out in an assessment: what is strongest, what is weakest, what is at risk.

use super::practice_index::PracticeIndex;
use std::cmp::Reverse;

use super::evaluation::{Evaluation, Standing};
use super::risk::PracticeRisk;
use super::scale::Scale;
use opex_collections::sorted_by;

impl Evaluation {
    /// At most `n_most` practices that are in place, at level *h* or higher: the highest level first,
    /// then the greatest weight, then catalogue order.
    pub fn strongest(&self, n_most: usize) -> Vec<PracticeIndex> {
        let rank = |standing: &Standing| {
            let level = standing.level.filter(|level| *level >= self.scale().half())?;
            Some((level, standing.half_weight))
        };
        self.ranked(rank, n_most)
    }

    /// At most `n_most` answered practices that are below the top of the scale: the greatest shortfall
    /// first, then catalogue order.
    pub fn weakest(&self, n_most: usize) -> Vec<PracticeIndex> {
        self.ranked(|standing| standing.half_shortfall(self.scale()).filter(|shortfall| *shortfall > 0), n_most)
    }

    /// All practices at `risk`: the greatest weight first, then catalogue order.
    pub fn at_risk(&self, risk: PracticeRisk) -> Vec<PracticeIndex> {
        self.ranked(|standing| (standing.risk == Some(risk)).then_some(standing.half_weight), usize::MAX)
    }

    /// The practices that have a rank, the highest rank first, then in catalogue order.
    fn ranked<Rank: Ord>(&self, rank: impl Fn(&Standing) -> Option<Rank>, n_most: usize) -> Vec<PracticeIndex> {
        let standings = PracticeIndex::enumerate(self.standings());
        let ranked: Vec<(Reverse<Rank>, PracticeIndex)> =
            standings.filter_map(|(index, standing)| Some((Reverse(rank(standing)?), index))).collect();
        sorted_by(ranked, Ord::cmp).into_iter().take(n_most).map(|(_, index)| index).collect()
    }
}

impl Standing {
    /// What is missing to the top of the scale, w·(S − l), in halves; none where there is no level.
    pub fn half_shortfall(&self, scale: Scale) -> Option<u128> {
        self.level.map(|level| self.half_weight * u128::from(scale.top().saturating_sub(level)))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::{
        Answer, Assessment, Catalogue, CatalogueDraft, Date, EffortSize, Evaluation, Level, PracticeDraft,
        PracticeIndex, PracticeRisk, Profile, Record, Risk, Scale, TopicDraft,
    };

    fn positions(practices: Vec<PracticeIndex>) -> Vec<usize> {
        practices.into_iter().map(PracticeIndex::get).collect()
    }

    /// An evaluation of practices on the scale 0…4, each given by its risk and its level.
    fn evaluate(practices: &[(Risk, Option<Level>)]) -> Evaluation {
        let id = |index: usize| format!("p{index}");
        let practice = |(index, (risk, _)): (usize, &(Risk, Option<Level>))| PracticeDraft {
            id: id(index).as_str().into(),
            topic: "topic".into(),
            number: "".into(),
            risk: *risk,
            effort: EffortSize::S,
            principles: Vec::new(),
            prerequisites: Vec::new(),
        };
        let draft = CatalogueDraft {
            id: "catalogue".into(),
            edition: "".into(),
            scale: Scale::new(4).unwrap(),
            areas: vec!["area".into()],
            topics: vec![TopicDraft { id: "topic".into(), area: "area".into(), number: "".into() }],
            practices: practices.iter().enumerate().map(practice).collect(),
            principles: Vec::new(),
            operating_models: Vec::new(),
        };
        let catalogue = Catalogue::new(draft).unwrap();
        let mut assessment = Assessment::new("a".into(), catalogue.id().clone(), Profile::default());
        for (index, (_, level)) in practices.iter().enumerate() {
            let answer = level.map_or(Answer::Unanswered, Answer::Level);
            assessment.records.insert(id(index).as_str().into(), Rc::new(Record { answer, ..Record::default() }));
        }
        Evaluation::new(&catalogue, &assessment, Date::EPOCH)
    }

    #[test]
    fn strongest_by_level_then_weight_then_order() {
        let evaluation = evaluate(&[
            (Risk::High, Some(1)),
            (Risk::Low, Some(3)),
            (Risk::Medium, Some(4)),
            (Risk::High, Some(3)),
            (Risk::Low, Some(3)),
            (Risk::High, None),
        ]);
        assert_eq!(positions(evaluation.strongest(9)), [2, 3, 1, 4]);
        assert_eq!(positions(evaluation.strongest(2)), [2, 3]);
    }

    #[test]
    fn weakest_by_weighted_shortfall_then_order() {
        // Shortfalls: 1·4, 3·2, 2·3, none, 2·0.
        let evaluation = evaluate(&[
            (Risk::Low, Some(0)),
            (Risk::High, Some(2)),
            (Risk::Medium, Some(1)),
            (Risk::High, None),
            (Risk::Medium, Some(4)),
        ]);
        assert_eq!(positions(evaluation.weakest(9)), [1, 2, 0]);
        assert_eq!(positions(evaluation.weakest(1)), [1]);
    }

    #[test]
    fn at_risk_by_weight_then_order() {
        let evaluation =
            evaluate(&[(Risk::Medium, Some(0)), (Risk::High, Some(2)), (Risk::Medium, Some(1)), (Risk::High, None)]);
        assert_eq!(positions(evaluation.at_risk(PracticeRisk::Medium)), [1, 0, 2]);
        assert_eq!(positions(evaluation.at_risk(PracticeRisk::Unknown)), [3]);
        assert!(evaluation.at_risk(PracticeRisk::Low).is_empty());
    }
}
