//! Catalogues larger than the built-in one.

use opex_model::{Catalogue, CatalogueDraft, EffortSize, PracticeDraft, Risk, Scale, TopicDraft};

/// A catalogue in which each practice rests on up to three of those before it.
pub fn large(n_practices: usize) -> Catalogue {
    let id = |index: usize| format!("practice-{index:05}");
    let topic = |index: usize| format!("topic-{:03}", index / 10);
    let practice = |index: usize| PracticeDraft {
        id: id(index).as_str().into(),
        topic: topic(index).as_str().into(),
        number: "".into(),
        risk: Risk::ALL[index % 3],
        effort: EffortSize::ALL[index % 4],
        principles: Vec::new(),
        prerequisites: [2, 3, 5]
            .iter()
            .filter(|step| index.is_multiple_of(**step))
            .map(|step| index / step)
            .filter(|at| *at < index)
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .map(|at| id(at).as_str().into())
            .collect(),
    };
    let draft = CatalogueDraft {
        id: "large".into(),
        edition: "".into(),
        scale: Scale::new(4).unwrap_or_else(|| panic!("4 is a scale")),
        areas: vec!["area".into()],
        topics: (0..n_practices.div_ceil(10))
            .map(|index| TopicDraft { id: topic(index * 10).as_str().into(), area: "area".into(), number: "".into() })
            .collect(),
        practices: (0..n_practices).map(practice).collect(),
        principles: Vec::new(),
        operating_models: Vec::new(),
    };
    Catalogue::new(draft).unwrap_or_else(|problems| panic!("{problems:?}"))
}
