//! What is known about a practice beside its text: principles, tools, the later edition.

use std::rc::Rc;

use yew::prelude::*;

use super::changes::{later_title, relation_name};
use super::parts::heading;
use super::reading::Reading;
use crate::ui::components::risk_mark;
use opex_app::{CataloguePage, Reference};
use opex_language::{CatalogueTexts, fill};
use opex_model::{OperatingModelId, Practice, PracticeFacts, PracticeIndex, Product};

/// The column beside a practice's text.
pub fn facts(reading: &Reading<'_>, index: PracticeIndex, practice: &Practice, level: u8) -> Html {
    let texts = reading.ui.texts().catalogue();
    let facts = reading.reference.and_then(|reference| Some((reference, reference.facts.practice(index)?)));
    html! {
        <aside class="practice-facts">
            { principles(reading, practice, level) }
            if let Some((reference, facts)) = facts {
                if !facts.tool_kinds.is_empty() {
                    { block(level, texts.tool_kinds, kinds(reading, reference, facts)) }
                }
                if !facts.services.is_empty() {
                    { block(level, texts.services, products(texts, &facts.services)) }
                }
                if !facts.tools.is_empty() {
                    { block(level, texts.tools, products(texts, &facts.tools)) }
                }
                { later_edition(reading, reference, facts, level) }
                { emphasised(reading, reference, index, level) }
            }
        </aside>
    }
}

/// Names of products, with what they were called.
pub fn product_names(texts: &CatalogueTexts, products: &[Rc<Product>]) -> Vec<String> {
    products.iter().map(|product| product_name(texts, product)).collect()
}

/// Names of kinds of tool.
pub fn kind_names(reference: &Reference, facts: &PracticeFacts) -> Vec<Rc<str>> {
    let kinds = facts.tool_kinds.iter().filter_map(|id| reference.words.tool_kinds.get(id));
    kinds.map(|kind| Rc::clone(&kind.title)).collect()
}

fn block(level: u8, title: &str, content: Html) -> Html {
    html! { <section class="fact">{ heading(level, "part-title", html! { { title.to_owned() } }) }{ content }</section> }
}

fn principles(reading: &Reading<'_>, practice: &Practice, level: u8) -> Html {
    if practice.principles.is_empty() {
        return Html::default();
    }
    let item = |id| {
        let title = reading.text.principles.get(id).map(|principle| principle.title.clone()).unwrap_or_default();
        let page = CataloguePage::Principles(Some(id.clone()));
        html! { <li>{ reading.link(&page, html! { { &*title } }) }</li> }
    };
    let list = html! { <ul>{ for practice.principles.iter().map(item) }</ul> };
    block(level, reading.ui.texts().catalogue().principles, list)
}

fn kinds(reading: &Reading<'_>, reference: &Reference, facts: &PracticeFacts) -> Html {
    let item = |id| {
        let kind = reference.words.tool_kinds.get(id)?;
        Some(html! {
            <li>
                <p>{ reading.title(&kind.title) }</p>
                <p class="hint">{ reading.title(&kind.summary) }</p>
            </li>
        })
    };
    html! { <ul class="kinds">{ for facts.tool_kinds.iter().filter_map(item) }</ul> }
}

fn products(texts: &CatalogueTexts, products: &[Rc<Product>]) -> Html {
    let item = |product: &Rc<Product>| {
        let more = product_more(texts, product);
        html! {
            <li>
                { &*product.name }
                if let Some(more) = more {
                    <span class="hint">{ format!(" ({more})") }</span>
                }
            </li>
        }
    };
    html! { <ul>{ for products.iter().map(item) }</ul> }
}

fn product_name(texts: &CatalogueTexts, product: &Product) -> String {
    match product_more(texts, product) {
        Some(more) => format!("{} ({more})", product.name),
        None => product.name.to_string(),
    }
}

fn product_more(texts: &CatalogueTexts, product: &Product) -> Option<String> {
    let names = product.formerly.join(", ");
    let formerly = (!names.is_empty()).then(|| fill(texts.formerly, &[("names", &names)]));
    let retired = product.is_retired.then(|| texts.retired_product.to_owned());
    let parts: Vec<String> = formerly.into_iter().chain(retired).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn later_edition(reading: &Reading<'_>, reference: &Reference, facts: &PracticeFacts, level: u8) -> Html {
    let texts = reading.ui.texts().catalogue();
    let crosswalk = &facts.crosswalk;
    let title = fill(texts.later_edition, &[("edition", &reference.facts.crosswalk_edition)]);
    let relation = html! { { relation_name(texts, crosswalk.relation) } };
    let list = html! {
        <>
            <p>{ reading.link(&CataloguePage::Changes, relation) }</p>
            <ul>{ for crosswalk.numbers.iter().map(|number| html! { <li>{ later_title(reading, reference, number) }</li> }) }</ul>
            if let Some(risk) = crosswalk.risk {
                { risk_mark(reading.ui.texts().common(), risk) }
            }
        </>
    };
    block(level, &title, list)
}

fn emphasised(reading: &Reading<'_>, reference: &Reference, index: PracticeIndex, level: u8) -> Html {
    let models = reading.ui.catalogue.operating_models().iter();
    let emphasis: Vec<_> = models.filter_map(|id| Some((id, reference.words.emphasis(id, index)?))).collect();
    if emphasis.is_empty() {
        return Html::default();
    }
    let item = |(id, why): (&OperatingModelId, &Rc<str>)| {
        let short = reading.text.operating_models.get(id).map(|model| model.short.clone()).unwrap_or_default();
        let page = CataloguePage::OperatingModels(Some(id.clone()));
        html! {
            <li>
                <p>{ reading.link(&page, html! { { &*short } }) }</p>
                <p class="hint">{ reading.prose().html(why) }</p>
            </li>
        }
    };
    let list = html! { <ul class="kinds">{ for emphasis.into_iter().map(item) }</ul> };
    block(level, reading.ui.texts().catalogue().emphasised, list)
}
