//! The strongest and the weakest practices, and why they are.

use std::rc::Rc;

use yew::prelude::*;

use super::section::section;
use crate::ui::components::{level_badge, practice_link};
use crate::ui::context::Ui;
use opex_language::{fill, number};
use opex_model::{Answer, CatalogueText, Evaluation, PracticeIndex, Standing};

/// What is shown by [`highlights`].
pub struct Highlights {
    /// Where every practice stands.
    pub evaluation: Rc<Evaluation>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

const N_SHOWN: usize = 5;

/// Five of each, with the rule that finds them.
pub fn highlights(ui: &Ui, props: &Highlights) -> Html {
    let texts = ui.texts().results();
    let scale = ui.catalogue.scale();
    let (half, top) = (scale.half().to_string(), scale.top().to_string());
    let strongest = Listing {
        title: texts.strongest,
        rule: fill(texts.strongest_rule, &[("half", &half)]),
        otherwise: fill(texts.strongest_none, &[("half", &half)]),
        practices: props.evaluation.strongest(N_SHOWN),
        reason: strongest_reason,
    };
    let weakest = Listing {
        title: texts.weakest,
        rule: fill(texts.weakest_rule, &[("top", &top)]),
        otherwise: fill(texts.weakest_none, &[("top", &top)]),
        practices: props.evaluation.weakest(N_SHOWN),
        reason: weakest_reason,
    };
    let body = html! {
        <div class="columns">
            { view(ui, props, &strongest) }
            { view(ui, props, &weakest) }
        </div>
    };
    section(ui, "highlights", texts.highlights_title, body)
}

/// One of the two lists.
struct Listing {
    title: &'static str,
    /// How it is found.
    rule: String,
    /// What is said where it is empty.
    otherwise: String,
    practices: Vec<PracticeIndex>,
    /// Why a practice is in it.
    reason: fn(&Ui, &Standing) -> String,
}

fn view(ui: &Ui, props: &Highlights, listing: &Listing) -> Html {
    let item = |index: &PracticeIndex| {
        let standing = props.evaluation.standing(*index)?;
        let level = standing.level?;
        Some(html! {
            <li class="highlight">
                { level_badge(ui, &Answer::Level(level)) }
                <div>
                    { practice_link(ui, &props.text, *index) }
                    <p class="hint">{ (listing.reason)(ui, standing) }</p>
                </div>
            </li>
        })
    };
    html! {
        <div>
            <h3>{ listing.title }</h3>
            <p class="hint">{ &listing.rule }</p>
            if listing.practices.is_empty() {
                <p>{ &listing.otherwise }</p>
            } else {
                <ol class="highlight-list">{ for listing.practices.iter().filter_map(item) }</ol>
            }
        </div>
    }
}

fn strongest_reason(ui: &Ui, standing: &Standing) -> String {
    let level = standing.level.map(|level| level.to_string()).unwrap_or_default();
    fill(ui.texts().results().strongest_reason, &[("level", &level), ("weight", &number::halves(standing.half_weight))])
}

fn weakest_reason(ui: &Ui, standing: &Standing) -> String {
    let scale = ui.catalogue.scale();
    let missing = standing.level.map(|level| scale.top().saturating_sub(level).to_string()).unwrap_or_default();
    let shortfall = standing.half_shortfall(scale).map(number::halves).unwrap_or_default();
    let weight = number::halves(standing.half_weight);
    fill(ui.texts().results().weakest_reason, &[("weight", &weight), ("missing", &missing), ("shortfall", &shortfall)])
}
