//! Operating models: who does what, what it demands, and what it makes more important.

use yew::prelude::*;

use super::parts::way;
use super::reading::Reading;
use crate::ui::components::quadrants;
use opex_model::{Emphasis, OperatingModelId, OperatingModelText};

/// The page of all operating models.
pub fn operating_models(reading: &Reading<'_>, at: Option<&OperatingModelId>) -> Html {
    let all = reading.ui.catalogue.operating_models().iter();
    let all = all.filter_map(|id| Some((id, reading.text.operating_models.get(id)?)));
    html! {
        <div class="catalogue-page">
            <header class="catalogue-head">
                { way(reading, Vec::new()) }
                <h1>{ reading.ui.texts().catalogue().operating_models }</h1>
            </header>
            { for all.map(|(id, model)| view(reading, id, model, at == Some(id))) }
        </div>
    }
}

fn view(reading: &Reading<'_>, id: &OperatingModelId, model: &OperatingModelText, is_current: bool) -> Html {
    let texts = reading.ui.texts().catalogue();
    let words = reading.reference.and_then(|reference| reference.words.operating_models.get(id));
    let is_own = reading.assessment.is_some_and(|assessment| assessment.profile.operating_model.as_ref() == Some(id));
    let part = |title: &'static str, items: &[std::rc::Rc<str>]| {
        html! { <div><h3 class="part-title">{ title }</h3>{ reading.prose().list(items) }</div> }
    };
    html! {
        <section
            class={classes!("catalogue-section", is_current.then_some("is-current"))}
            key={id.as_str()}
            tabindex="-1"
            data-part={id.as_str().to_owned()}
        >
            <h2>
                { reading.title(&model.title) }
                if is_own {
                    { " " }
                    <span class="mark">{ texts.your_model }</span>
                }
            </h2>
            <div class="model-about">
                <div class="model-words">
                    <p class="model-short">{ reading.title(&model.short) }</p>
                    <p>{ reading.prose().html(&model.summary) }</p>
                </div>
                { quadrants(reading.ui.texts().profile(), model) }
            </div>
            <div class="part-triple">
                { part(reading.ui.texts().profile().demands, &model.demands) }
                if let Some(words) = words {
                    { part(texts.strengths, &words.strengths) }
                    { part(texts.costs, &words.costs) }
                }
            </div>
            if let Some(words) = words.filter(|words| !words.emphasis.is_empty()) {
                <h3 class="part-title">{ texts.emphasis }</h3>
                <ul class="relation-list relation-columns">{ for words.emphasis.iter().map(|emphasis| emphasised(reading, emphasis)) }</ul>
            }
        </section>
    }
}

fn emphasised(reading: &Reading<'_>, emphasis: &Emphasis) -> Html {
    html! {
        <li>
            { reading.practice_link(emphasis.practice) }
            <p class="relation-why">{ reading.prose().html(&emphasis.why) }</p>
        </li>
    }
}
