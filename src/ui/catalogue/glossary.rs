//! Terms and what they mean.

use yew::prelude::*;

use super::parts::way;
use super::reading::Reading;
use opex_model::GlossaryEntry;

/// The page of all terms; `at` is the name in addresses of the one that is asked for.
pub fn glossary(reading: &Reading<'_>, at: Option<&str>) -> Html {
    let entries = reading.reference.map(|reference| reference.words.glossary.entries()).unwrap_or_default();
    html! {
        <div class="catalogue-page">
            <header class="catalogue-head">
                { way(reading, Vec::new()) }
                <h1>{ reading.ui.texts().catalogue().glossary }</h1>
                <p class="lead">{ reading.ui.texts().catalogue().glossary_hint }</p>
            </header>
            <dl class="glossary">{ for entries.iter().map(|entry| view(reading, entry, at)) }</dl>
        </div>
    }
}

fn view(reading: &Reading<'_>, entry: &GlossaryEntry, at: Option<&str>) -> Html {
    let slug = entry.slug();
    let is_current = at == Some(slug.as_str());
    html! {
        <div class={classes!("glossary-entry", is_current.then_some("is-current"))} tabindex="-1" data-part={slug}>
            <dt>{ reading.title(&entry.term) }</dt>
            <dd>{ reading.title(&entry.meaning) }</dd>
        </div>
    }
}
