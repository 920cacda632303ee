//! The list of the catalogue's pages.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::ui::components::go;
use crate::ui::context::{Ui, use_ui};
use opex_app::CataloguePage;
use opex_model::{Area, CatalogueText, PracticeIndex, TopicId};

/// Properties of [`CatalogueNav`].
#[derive(Properties, PartialEq)]
pub struct CatalogueNavProps {
    /// The page shown.
    pub page: CataloguePage,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
}

/// All pages but those of practices, of which only the topic's that is read are listed. Where there is
/// no room for the list it is folded behind a button.
#[component]
pub fn CatalogueNav(props: &CatalogueNavProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().catalogue();
    // The page for which the list was unfolded: going to another folds it.
    let open_at = use_state_eq(|| None::<CataloguePage>);
    let is_open = open_at.as_ref() == Some(&props.page);
    let toggle = {
        let (open_at, page) = (open_at.setter(), props.page.clone());
        Callback::from(move |_: MouseEvent| open_at.set((!is_open).then(|| page.clone())))
    };
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.page.clone(), move |_| show_current(&node));
    }
    let others = [
        (CataloguePage::Principles(None), texts.principles),
        (CataloguePage::OperatingModels(None), texts.operating_models),
        (CataloguePage::Changes, texts.changes),
        (CataloguePage::CaseStudies, texts.case_studies),
        (CataloguePage::Glossary(None), texts.glossary),
        (CataloguePage::Everything, texts.everything),
    ];
    html! {
        <nav ref={node} class={classes!("catalogue-nav", is_open.then_some("is-open"))} aria-label={texts.contents}>
            <button type="button" class="button catalogue-nav-button" aria-expanded={is_open.to_string()} onclick={toggle}>
                { if is_open { texts.contents_hide } else { texts.contents } }
            </button>
            <div class="catalogue-nav-list">
                <ul>{ item(&ui, props, &CataloguePage::Overview, html! { { texts.overview } }) }</ul>
                { for ui.catalogue.areas().iter().map(|area| view_area(&ui, props, area)) }
                <ul class="catalogue-nav-others">
                    { for others.into_iter().map(|(page, name)| item(&ui, props, &page, html! { { name } })) }
                </ul>
            </div>
        </nav>
    }
}

/// Brings the page shown into view within the list, without moving the page around it.
fn show_current(nav: &NodeRef) {
    let Some(nav) = nav.cast::<Element>() else { return };
    let current = nav.query_selector("[aria-current]").ok().flatten();
    let Some(current) = current.and_then(|current| current.dyn_into::<HtmlElement>().ok()) else { return };
    let (top, bottom) = (current.offset_top(), current.offset_top() + current.offset_height());
    let shown = nav.scroll_top()..nav.scroll_top() + nav.client_height();
    if top < shown.start || bottom > shown.end {
        nav.set_scroll_top(top - nav.client_height() / 2);
    }
}

fn view_area(ui: &Ui, props: &CatalogueNavProps, area: &Area) -> Html {
    let title = props.text.areas.get(&area.id).map(|area| area.title.clone()).unwrap_or_default();
    let page = CataloguePage::Area(area.id.clone());
    html! {
        <section class="catalogue-nav-area" key={area.id.as_str()}>
            <h2>{ link(ui, props, &page, html! { { &*title } }) }</h2>
            <ul>{ for area.topics.iter().map(|topic| view_topic(ui, props, topic)) }</ul>
        </section>
    }
}

fn view_topic(ui: &Ui, props: &CatalogueNavProps, id: &TopicId) -> Html {
    let page = CataloguePage::Topic(id.clone());
    let title = props.text.topics.get(id).map(|topic| topic.title.clone()).unwrap_or_default();
    let topic = ui.catalogue.topic(id).filter(|_| props.page.topic(&ui.catalogue) == Some(id));
    let practice = |index: &PracticeIndex| {
        let (practice, words) = (ui.catalogue.practice(*index)?, props.text.practice(*index)?);
        // Below its topic the number's end is enough.
        let number = practice.number.rsplit('-').next().unwrap_or_default().to_owned();
        let words = html! { <><span class="number">{ number }</span><span>{ &*words.title }</span></> };
        Some(item(ui, props, &CataloguePage::Practice(*index), words))
    };
    html! {
        <li key={id.as_str()}>
            { link(ui, props, &page, html! { { &*title } }) }
            if let Some(topic) = topic {
                <ul class="catalogue-nav-practices">{ for topic.practices.iter().filter_map(practice) }</ul>
            }
        </li>
    }
}

fn item(ui: &Ui, props: &CatalogueNavProps, page: &CataloguePage, words: Html) -> Html {
    html! { <li>{ link(ui, props, page, words) }</li> }
}

fn link(ui: &Ui, props: &CatalogueNavProps, page: &CataloguePage, words: Html) -> Html {
    let is_same_kind = std::mem::discriminant(page) == std::mem::discriminant(&props.page);
    let names_part =
        matches!(page, CataloguePage::Principles(_) | CataloguePage::OperatingModels(_) | CataloguePage::Glossary(_));
    let is_case = matches!((page, &props.page), (CataloguePage::CaseStudies, CataloguePage::CaseStudy(_)));
    let is_current = *page == props.page || (is_same_kind && names_part) || is_case;
    let route = page.route(&ui.catalogue);
    html! {
        <a class="catalogue-nav-link" href={route.place()} aria-current={is_current.then_some("page")} onclick={go(ui, route)}>
            { words }
        </a>
    }
}
