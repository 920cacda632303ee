//! Random assessments, the same on every machine.

use std::rc::Rc;

use opex_model::{
    AcceptedRisk, Answer, Assessment, Catalogue, Effort, EffortSum, Importance, Level, Objective, Profile, Record,
};

#[path = "generator.rs"]
mod generator;

pub use generator::Random;

/// A random assessment of a whole catalogue. Every other team is young: nothing is above level 1.
pub fn assessment(catalogue: &Catalogue, seed: u64) -> Assessment {
    let mut random = Random(seed);
    let top = catalogue.scale().top();
    let is_young = seed % 2 == 1;
    let level = |random: &mut Random, top: Level| Level::try_from(random.below(usize::from(top) + 1)).unwrap();
    let profile = Profile {
        default_target: random.chance(20).then(|| catalogue.scale().half().max(level(&mut random, top))),
        ..Profile::default()
    };
    let mut assessment = Assessment::new("random".into(), catalogue.id().clone(), profile);
    for practice in catalogue.practices() {
        let answer = match random.below(20) {
            0 => Answer::Unanswered,
            1 => Answer::not_applicable(),
            _ => Answer::Level(level(&mut random, if is_young { 1 } else { top })),
        };
        let record = Record {
            answer,
            importance: random.pick(&[Importance::Normal, Importance::Normal, Importance::Low, Importance::High]),
            target: random.chance(10).then(|| level(&mut random, top)),
            effort: random.chance(20).then(|| {
                let halves = 1 + random.below(60);
                Effort::parse_days(&format!("{}.{}", halves / 2, halves % 2 * 5)).unwrap()
            }),
            accepted: random.chance(5).then(AcceptedRisk::default),
            ..Record::default()
        };
        assessment.records.insert(practice.id.clone(), Rc::new(record));
    }
    assessment
}

/// A random assessment of a small catalogue, with targets all over the scale.
pub fn small_assessment(catalogue: &Catalogue, random: &mut Random) -> Assessment {
    let top = usize::from(catalogue.scale().top());
    let mut assessment = Assessment::new("small".into(), catalogue.id().clone(), Profile::default());
    for practice in catalogue.practices() {
        let level = |random: &mut Random| Level::try_from(random.below(top + 1)).unwrap();
        let record = Record {
            answer: match random.below(8) {
                0 => Answer::Unanswered,
                1 => Answer::not_applicable(),
                _ => Answer::Level(level(random)),
            },
            importance: random.pick(&Importance::ALL),
            target: random.chance(50).then(|| level(random)),
            effort: random
                .chance(40)
                .then(|| Effort::parse_days(&format!("{}.{}", random.below(9), 1 + random.below(99))).unwrap()),
            accepted: random.chance(10).then(AcceptedRisk::default),
            ..Record::default()
        };
        assessment.records.insert(practice.id.clone(), Rc::new(record));
    }
    assessment
}

/// So many waves of so many person-days.
pub fn waves(n_waves: usize, days: u64) -> Vec<EffortSum> {
    vec![EffortSum::from_hundredths(days * 100); n_waves]
}

/// What the random assessment of a seed is planned for.
pub fn plan_size(seed: u64) -> (usize, u64, Objective) {
    let sizes = [(4, 60), (1, 100), (4, 60), (2, 30), (4, 60), (3, 40), (4, 120), (4, 10), (4, 60), (6, 40)];
    let (n_waves, days) = sizes[usize::try_from(seed / 2 % 10).unwrap()];
    (n_waves, days, if (seed / 20).is_multiple_of(2) { Objective::Score } else { Objective::Risk })
}
