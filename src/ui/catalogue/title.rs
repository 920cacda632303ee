//! What pages of the catalogue are called.

use opex_app::{CataloguePage, State};

/// The title of the page of a name, as history and bookmarks show it.
pub fn catalogue_title(state: &State, name: &str) -> String {
    let texts = state.language.texts();
    let catalogue = &state.catalogue;
    let text = state.text();
    let title = match CataloguePage::find(catalogue, name) {
        CataloguePage::Overview => None,
        CataloguePage::Area(id) => text.and_then(|text| text.areas.get(&id)).map(|area| area.title.to_string()),
        CataloguePage::Topic(id) => {
            let title = text.and_then(|text| text.topics.get(&id)).map(|topic| &topic.title);
            catalogue.topic(&id).zip(title).map(|(topic, title)| format!("{} {title}", topic.number))
        }
        CataloguePage::Practice(index) => {
            let title = text.and_then(|text| text.practice(index)).map(|practice| &practice.title);
            catalogue.practice(index).zip(title).map(|(practice, title)| format!("{} {title}", practice.number))
        }
        CataloguePage::Principles(_) => Some(texts.catalogue().principles.to_owned()),
        CataloguePage::OperatingModels(_) => Some(texts.catalogue().operating_models.to_owned()),
        CataloguePage::Changes => Some(texts.catalogue().changes.to_owned()),
        CataloguePage::Glossary(_) => Some(texts.catalogue().glossary.to_owned()),
        CataloguePage::CaseStudies => Some(texts.catalogue().case_studies.to_owned()),
        CataloguePage::CaseStudy(id) => {
            let cases = state.case_studies.get(state.language);
            let title = cases.and_then(|cases| cases.get(&id)).map(|(_, words)| words.title.to_string());
            Some(title.unwrap_or_else(|| texts.catalogue().case_studies.to_owned()))
        }
        CataloguePage::Everything => Some(texts.catalogue().everything.to_owned()),
    };
    title.unwrap_or_else(|| texts.shell().catalogue.to_owned())
}
