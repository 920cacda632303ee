//! Scores of two states.

use std::cmp::Ordering;

use yew::prelude::*;

use super::compared::Compared;
use crate::ui::components::{GroupName, table};
use crate::ui::context::Ui;
use opex_language::{fill, number};
use opex_model::{CatalogueText, Group, Ratio};

/// The overall score and those of the topics, before and after.
pub fn scores(ui: &Ui, text: &CatalogueText, before: &Compared, after: &Compared) -> Html {
    let texts = ui.texts().history();
    let topics = ui.catalogue.topics().iter().map(|topic| Group::Topic(topic.id.clone()));
    let row = |group: Group| {
        let score = |state: &Compared| state.derived.figures(&group).and_then(|figures| figures.score);
        let (before, after) = (score(before), score(after));
        vec![
            html! { GroupName::new(ui, text, &group).full() },
            html! { number::percent_exact(before) },
            html! { number::percent_exact(after) },
            html! { difference(ui, before, after) },
        ]
    };
    let columns = [ui.texts().common().topic, texts.before, texts.after, texts.difference];
    html! {
        <>
            <h3>{ texts.scores }</h3>
            { table(texts.scores, &columns, std::iter::once(Group::Overall).chain(topics).map(row), Html::default()) }
        </>
    }
}

/// The difference of two scores in percentage points; a dash where one does not exist. It is that of the scores as they
/// are shown, so that one can check it. Only where these are alike is it taken from the exact scores.
fn difference(ui: &Ui, before: Option<Ratio>, after: Option<Ratio>) -> String {
    let Some((before, after)) = before.zip(after) else { return number::NO_FIGURE.to_owned() };
    let points = |more: Ratio, less: Ratio| {
        let shown = Ratio::new(more.rounded(1000).saturating_sub(less.rounded(1000)), 1000);
        number::points(shown.filter(|shown| *shown != Ratio::ZERO).unwrap_or_else(|| more.minus(less)))
    };
    let signed = match after.cmp(&before) {
        Ordering::Equal => "0".to_owned(),
        Ordering::Greater => format!("+{}", points(after, before)),
        Ordering::Less => format!("−{}", points(before, after)),
    };
    fill(ui.texts().history().points, &[("n", &signed)])
}
