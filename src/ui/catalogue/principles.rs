//! Design principles: what each looks like, and which practices carry it.

use yew::prelude::*;

use super::parts::way;
use super::reading::Reading;
use opex_model::{PracticeIndex, PrincipleId, Titled, Topic};

/// The page of all principles.
pub fn principles(reading: &Reading<'_>, at: Option<&PrincipleId>) -> Html {
    let all = reading.ui.catalogue.principles().iter();
    let all = all.filter_map(|id| Some((id, reading.text.principles.get(id)?)));
    html! {
        <div class="catalogue-page">
            <header class="catalogue-head">
                { way(reading, Vec::new()) }
                <h1>{ reading.ui.texts().catalogue().principles }</h1>
            </header>
            { for all.map(|(id, words)| view(reading, id, words, at == Some(id))) }
        </div>
    }
}

fn view(reading: &Reading<'_>, id: &PrincipleId, words: &Titled, is_current: bool) -> Html {
    let texts = reading.ui.texts().catalogue();
    let seen = reading.reference.and_then(|reference| reference.words.principles.get(id));
    let practices = PracticeIndex::enumerate(reading.ui.catalogue.practices());
    let carriers: Vec<PracticeIndex> =
        practices.filter(|(_, practice)| practice.principles.contains(id)).map(|(index, _)| index).collect();
    html! {
        <section
            class={classes!("catalogue-section", is_current.then_some("is-current"))}
            key={id.as_str()}
            tabindex="-1"
            data-part={id.as_str().to_owned()}
        >
            <h2>{ reading.title(&words.title) }</h2>
            <p class="section-summary">{ reading.prose().html(&words.summary) }</p>
            if let Some(seen) = seen.filter(|seen| !seen.is_empty()) {
                <h3 class="part-title">{ texts.in_practice }</h3>
                { reading.prose().list(seen) }
            }
            <h3 class="part-title">{ texts.carried_by.of(carriers.len()) }</h3>
            <dl class="by-topic">{ for reading.ui.catalogue.topics().iter().map(|topic| of_topic(reading, topic, &carriers)) }</dl>
        </section>
    }
}

/// The practices of a topic that carry the principle.
fn of_topic(reading: &Reading<'_>, topic: &Topic, carriers: &[PracticeIndex]) -> Html {
    let practices: Vec<PracticeIndex> =
        topic.practices.iter().copied().filter(|index| carriers.contains(index)).collect();
    if practices.is_empty() {
        return Html::default();
    }
    let title = reading.text.topics.get(&topic.id).map(|topic| topic.title.clone()).unwrap_or_default();
    html! {
        <div class="by-topic-row">
            <dt>{ &*title }</dt>
            { for practices.into_iter().map(|index| html! { <dd>{ reading.short_link(index) }</dd> }) }
        </div>
    }
}
