//! How the topic and the whole stand, at the edge of the view.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::components::{progress_bar, risk_badge, score_figure};
use crate::ui::context::{Ui, use_ui};
use opex_app::{Move, ViewMessage};
use opex_language::{fill, number};
use opex_model::{Derived, Figures, Group, OVERALL, PracticeRisk, TopicId};

/// Properties of [`Summary`].
#[derive(Properties, PartialEq)]
pub struct SummaryProps {
    /// What follows from the assessment.
    pub derived: Rc<Derived>,
    /// The topic shown.
    pub topic: Option<TopicId>,
}

/// Score, range, progress and risks of the topic and of the whole.
#[component]
pub fn Summary(props: &SummaryProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts();
    let topic = props.topic.as_ref().and_then(|id| Some((id, props.derived.figures(&Group::Topic(id.clone()))?)));
    let overall = props.derived.overall();
    let is_complete = overall.is_some_and(|figures| figures.risks.unknown == 0);
    html! {
        <aside class="summary" aria-label={texts.assess().summary}>
            if let Some((id, figures)) = topic {
                { part(&ui, texts.assess().this_topic, id.as_str(), figures) }
            }
            if let Some(figures) = overall {
                { part(&ui, texts.common().overall, OVERALL, figures) }
            }
            if is_complete {
                <p class="summary-done">{ texts.assess().all_answered }</p>
            } else {
                <button type="button" class="button" onclick={ui.on(ViewMessage::Move(Move::NextUnanswered))}>
                    <span>{ texts.assess().next_unanswered }</span>
                    <kbd>{ "n" }</kbd>
                </button>
            }
        </aside>
    }
}

fn part(ui: &Ui, title: &str, group: &str, figures: &Figures) -> Html {
    let texts = ui.texts().common();
    let n_done = figures.n_answered + figures.n_not_applicable;
    let progress = fill(texts.answered_of, &[("n", &n_done.to_string()), ("m", &figures.n_practices.to_string())]);
    let range = format!("{} – {}", number::percent(figures.low), number::percent(figures.high));
    let risks = PracticeRisk::ALL.into_iter().filter(|risk| figures.risks.of(*risk) > 0 && *risk != PracticeRisk::None);
    html! {
        <section class="summary-part">
            <h2>{ title }</h2>
            <p class="summary-score">
                { score_figure(group.to_owned(), figures.score) }
                if figures.low != figures.high {
                    <span class="summary-range">{ range }</span>
                }
            </p>
            { progress_bar(n_done, figures.n_practices, progress.clone()) }
            <p class="summary-progress">{ progress }</p>
            <ul class="summary-risks">
                { for risks.map(|risk| html! { <li>{ risk_badge(ui.language.common_texts(), risk, Some(figures.risks.of(risk))) }</li> }) }
            </ul>
        </section>
    }
}
