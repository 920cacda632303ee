//! Reading the catalogue: a list of pages at the side, a search, one page.

mod area_link;
mod case_studies;
mod changes;
mod everything;
mod excerpt;
mod glossary;
mod nav;
mod operating_models;
mod overview;
mod parts;
mod practice;
mod practice_facts;
mod principles;
mod prose;
mod reading;
mod relations;
mod search_results;
mod title;
mod topic;

use std::rc::Rc;

use yew::prelude::*;

pub use self::practice_facts::{kind_names, product_names};
pub use self::prose::Prose;
pub use self::reading::page_link;
pub use self::title::catalogue_title;

use self::nav::CatalogueNav;
use self::parts::use_arrival_at;
use self::reading::Reading;
use self::search_results::SearchResults;
use super::components::{FieldKind, TextField};
use super::context::use_ui;
use opex_app::{CaseStudies, CataloguePage, Lookup, Reference, Search, SearchSource};
use opex_model::{Assessment, CatalogueText};

/// Properties of [`CatalogueView`].
#[derive(Properties, PartialEq)]
pub struct CatalogueViewProps {
    /// The page's name in addresses.
    pub name: Rc<str>,
    /// The catalogue's text.
    pub text: Rc<CatalogueText>,
    /// What the catalogue says beyond it.
    pub reference: Lookup<Reference>,
    /// Made-up teams to practise rating on.
    pub case_studies: Lookup<CaseStudies>,
    /// The assessment that is open.
    pub assessment: Option<Rc<Assessment>>,
}

/// The view for reading the catalogue.
#[component]
pub fn CatalogueView(props: &CatalogueViewProps) -> Html {
    let ui = use_ui();
    let texts = ui.texts().catalogue();
    let page = CataloguePage::find(&ui.catalogue, &props.name);
    let reference = props.reference.get(ui.language).cloned();
    let query = use_state_eq(String::new);
    // What was found is shown on the page where the search was typed. So it goes when one of the pages
    // found is opened, and "back" leads to it again.
    let searched_at = use_state_eq(|| None::<Rc<str>>);
    let search = use_memo((*query).clone(), |query| Search::parse(query));
    let found = use_memo(((*query).clone(), Rc::clone(&props.text), reference.clone()), |(_, text, reference)| {
        let source = SearchSource { catalogue: &ui.catalogue, text, reference: reference.as_deref() };
        (*search).as_ref().map(|search| search.find(source)).unwrap_or_default()
    });
    let shows_found = search.is_some() && searched_at.as_ref() == Some(&props.name);
    let main = use_node_ref();
    use_arrival_at(&main, &page, reference.is_some());

    let on_text = {
        let (query, searched_at, name) = (query.setter(), searched_at.setter(), Rc::clone(&props.name));
        Callback::from(move |text: String| {
            query.set(text);
            searched_at.set(Some(Rc::clone(&name)));
        })
    };
    let show_found = {
        let (searched_at, name) = (searched_at.setter(), Rc::clone(&props.name));
        Callback::from(move |_: MouseEvent| searched_at.set(Some(Rc::clone(&name))))
    };
    let hide_found = {
        let searched_at = searched_at.setter();
        Callback::from(move |()| searched_at.set(None))
    };
    let clear = {
        let query = query.setter();
        Callback::from(move |_: MouseEvent| query.set(String::new()))
    };
    let reading = Reading {
        ui: &ui,
        text: &props.text,
        reference: reference.as_deref(),
        case_studies: &props.case_studies,
        search: (*search).as_ref(),
        assessment: props.assessment.as_deref(),
    };
    let status = if shows_found { texts.search_found.of(found.len()) } else { String::new() };
    html! {
        <div class="catalogue">
            <CatalogueNav page={page.clone()} text={Rc::clone(&props.text)} />
            <div class="catalogue-main" ref={main}>
                <search class="catalogue-search">
                    <TextField
                        name="catalogue-search"
                        label={texts.search}
                        value={(*query).clone()}
                        {on_text}
                        kind={FieldKind::Search}
                        class="catalogue-search-field"
                    />
                    if search.is_some() {
                        if !shows_found {
                            <button type="button" class="button button-quiet" onclick={show_found}>
                                { texts.search_again.of(found.len()) }
                            </button>
                        }
                        <button type="button" class="button button-quiet" onclick={clear}>{ texts.search_clear }</button>
                    }
                    <span class="visually-hidden" role="status">{ status }</span>
                </search>
                if props.reference.has_failed() {
                    { reading.reference_failed() }
                }
                if let (true, Some(search)) = (shows_found, (*search).clone()) {
                    <SearchResults {search} {found} text={Rc::clone(&props.text)} page={page.clone()} on_leave={hide_found} />
                } else {
                    { view(&reading, &page) }
                }
            </div>
        </div>
    }
}

fn view(reading: &Reading<'_>, page: &CataloguePage) -> Html {
    match page {
        CataloguePage::Overview => overview::overview(reading),
        CataloguePage::Area(id) => overview::area(reading, id),
        CataloguePage::Topic(id) => topic::topic(reading, id),
        CataloguePage::Practice(index) => practice::practice(reading, *index),
        CataloguePage::Principles(at) => principles::principles(reading, at.as_ref()),
        CataloguePage::OperatingModels(at) => operating_models::operating_models(reading, at.as_ref()),
        CataloguePage::Changes => changes::changes(reading),
        CataloguePage::CaseStudies => case_studies::case_studies(reading),
        CataloguePage::CaseStudy(id) => case_studies::case_study(reading, id),
        CataloguePage::Glossary(at) => glossary::glossary(reading, at.as_deref()),
        CataloguePage::Everything => everything::everything(reading),
    }
}
