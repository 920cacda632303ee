//! What every page of the catalogue is made from.

use yew::prelude::*;

use super::prose::Prose;
use crate::ui::components::go;
use crate::ui::context::Ui;
use opex_app::{CaseStudies, CatalogueMessage, CataloguePage, Lookup, Reference, Search};
use opex_model::{Assessment, CatalogueText, Level, PracticeIndex, PracticeText};

/// What is read, and by whom.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The app around.
    pub ui: &'a Ui,
    /// The catalogue's text.
    pub text: &'a CatalogueText,
    /// What it says beyond that, where it has been loaded.
    pub reference: Option<&'a Reference>,
    /// Made-up teams to practise rating on, as far as they have been loaded.
    pub case_studies: &'a Lookup<CaseStudies>,
    /// What is searched for.
    pub search: Option<&'a Search>,
    /// The assessment that is open.
    pub assessment: Option<&'a Assessment>,
}

impl<'a> Reading<'a> {
    /// Text of one block, in which each term is linked once.
    pub fn prose(&self) -> Prose<'a> {
        let glossary = self.reference.map(|reference| &reference.words.glossary);
        Prose::new(self.ui, glossary, self.search)
    }

    /// A title: what is searched for is marked, terms are not linked.
    pub fn title(&self, title: &str) -> Html {
        Prose::new(self.ui, None, self.search).html(title)
    }

    /// A link to a page.
    pub fn link(&self, page: &CataloguePage, words: Html) -> Html {
        page_link(self.ui, page, Classes::new(), words)
    }

    /// The practice at a position, as a link with its number and, since titles repeat, its topic.
    pub fn practice_link(&self, index: PracticeIndex) -> Html {
        let topic = self.ui.catalogue.practice(index).and_then(|practice| self.text.topics.get(&practice.topic));
        html! {
            <>
                { self.short_link(index) }
                { " " }
                <span class="catalogue-link-topic">{ topic.map(|topic| topic.title.clone()).as_deref().unwrap_or_default() }</span>
            </>
        }
    }

    /// The practice at a position, as a link with its number, where its topic is told already.
    pub fn short_link(&self, index: PracticeIndex) -> Html {
        let (Some(practice), Some(words)) = (self.ui.catalogue.practice(index), self.text.practice(index)) else {
            return Html::default();
        };
        let name = html! {
            <>
                <span class="number">{ &*practice.number }</span>
                { " " }
                <span class="catalogue-link-title">{ self.title(&words.title) }</span>
            </>
        };
        page_link(self.ui, &CataloguePage::Practice(index), classes!("catalogue-link"), name)
    }

    /// The text of a practice.
    pub fn practice(&self, index: PracticeIndex) -> Option<&'a PracticeText> {
        self.text.practice(index).map(|text| &**text)
    }

    /// The level that the open assessment has for the practice at a position.
    pub fn level(&self, index: PracticeIndex) -> Option<Level> {
        let practice = self.ui.catalogue.practice(index)?;
        self.assessment?.answer(&practice.id).level()
    }

    /// Says that services, glossary and the like are missing, and offers to load them again.
    pub fn reference_failed(&self) -> Html {
        let texts = self.ui.texts();
        let again = self.ui.on::<MouseEvent>(CatalogueMessage::LookUp);
        html! {
            <div class="notice notice-error" role="alert">
                <p class="notice-text">{ texts.catalogue().reference_failed }</p>
                <button type="button" class="button" onclick={again}>{ texts.entrance().try_again }</button>
            </div>
        }
    }
}

/// A link to a page of the catalogue.
pub fn page_link(ui: &Ui, page: &CataloguePage, class: Classes, words: Html) -> Html {
    let route = page.route(&ui.catalogue);
    html! { <a {class} href={route.place()} onclick={go(ui, route)}>{ words }</a> }
}
