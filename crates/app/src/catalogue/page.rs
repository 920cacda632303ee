//! The pages of the catalogue.

use crate::view::route::Route;
use opex_model::{AreaId, Catalogue, GlossaryEntry, OperatingModelId, PracticeIndex, PrincipleId, TopicId};

/// A page of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CataloguePage {
    /// The overview of areas and their topics. Unknown names lead here as well.
    #[default]
    Overview,
    /// The topics of an area.
    Area(AreaId),
    /// A topic and its practices.
    Topic(TopicId),
    /// A practice.
    Practice(PracticeIndex),
    /// All design principles, beginning at one.
    Principles(Option<PrincipleId>),
    /// All operating models, beginning at one.
    OperatingModels(Option<OperatingModelId>),
    /// What has changed in the later edition.
    Changes,
    /// All case studies.
    CaseStudies,
    /// The case study of this id.
    CaseStudy(String),
    /// All terms, beginning at the one of this name in addresses.
    Glossary(Option<String>),
    /// Everything in one document.
    Everything,
}

impl CataloguePage {
    /// The page of a name. Names of pages count before ids, which a catalogue chooses for itself.
    pub fn find(catalogue: &Catalogue, name: &str) -> Self {
        let (page, part) = name.split_once('/').unwrap_or((name, ""));
        let named = |part: &str| (!part.is_empty()).then(|| part.to_owned());
        match page {
            "principles" => Self::Principles(named(part).map(|id| id.as_str().into())),
            "operating-models" => Self::OperatingModels(named(part).map(|id| id.as_str().into())),
            "glossary" => Self::Glossary(named(part)),
            CASE_STUDIES if part.is_empty() => Self::CaseStudies,
            CASE_STUDIES => Self::CaseStudy(part.to_owned()),
            "changes" if part.is_empty() => Self::Changes,
            "all" if part.is_empty() => Self::Everything,
            _ => Self::find_id(catalogue, name).unwrap_or_default(),
        }
    }

    fn find_id(catalogue: &Catalogue, id: &str) -> Option<Self> {
        let area = || catalogue.areas().iter().find(|area| area.id.as_str() == id);
        let topic = || catalogue.topic(&id.into());
        catalogue
            .position(&id.into())
            .map(Self::Practice)
            .or_else(|| topic().map(|topic| Self::Topic(topic.id.clone())))
            .or_else(|| area().map(|area| Self::Area(area.id.clone())))
    }

    /// Whether the page of this name is about case studies.
    pub(super) fn shows_case_studies(name: &str) -> bool {
        name.split('/').next() == Some(CASE_STUDIES)
    }

    /// The page of a term.
    pub fn term(entry: &GlossaryEntry) -> Self {
        Self::Glossary(Some(entry.slug()))
    }

    /// Where the page is.
    pub fn route(&self, catalogue: &Catalogue) -> Route {
        let with_part = |page: &str, part: Option<&str>| match part {
            Some(part) => format!("{page}/{part}"),
            None => page.to_owned(),
        };
        let name = match self {
            Self::Overview => String::new(),
            Self::Area(id) => id.to_string(),
            Self::Topic(id) => id.to_string(),
            Self::Practice(index) => {
                catalogue.practice(*index).map(|practice| practice.id.to_string()).unwrap_or_default()
            }
            Self::Principles(id) => with_part("principles", id.as_ref().map(PrincipleId::as_str)),
            Self::OperatingModels(id) => with_part("operating-models", id.as_ref().map(OperatingModelId::as_str)),
            Self::CaseStudies => CASE_STUDIES.to_owned(),
            Self::CaseStudy(id) => with_part(CASE_STUDIES, Some(id)),
            Self::Changes => "changes".to_owned(),
            Self::Glossary(slug) => with_part("glossary", slug.as_deref()),
            Self::Everything => "all".to_owned(),
        };
        Route::Catalogue(name.as_str().into())
    }

    /// The part of the page that it begins at, by its name in addresses; none for a page that begins at
    /// its top.
    pub fn part(&self) -> Option<String> {
        match self {
            Self::Principles(part) => part.as_ref().map(ToString::to_string),
            Self::OperatingModels(part) => part.as_ref().map(ToString::to_string),
            Self::Glossary(part) => part.clone(),
            _ => None,
        }
    }

    /// The topic that the page is in.
    pub fn topic<'a>(&'a self, catalogue: &'a Catalogue) -> Option<&'a TopicId> {
        match self {
            Self::Topic(id) => Some(id),
            Self::Practice(index) => catalogue.practice(*index).map(|practice| &practice.topic),
            _ => None,
        }
    }
}

/// What addresses call the case studies.
const CASE_STUDIES: &str = "case-studies";

#[cfg(test)]
mod tests {
    use crate::CataloguePage;
    use crate::view::route::Route;
    use opex_format::built_in_catalogue;

    #[test]
    fn names_lead_back_to_their_pages() {
        let catalogue = built_in_catalogue().unwrap();
        let mut pages = vec![
            CataloguePage::Overview,
            CataloguePage::Principles(None),
            CataloguePage::OperatingModels(Some("fully-separated".into())),
            CataloguePage::Changes,
            CataloguePage::CaseStudies,
            CataloguePage::CaseStudy("patient-booking".to_owned()),
            CataloguePage::Glossary(None),
            CataloguePage::Glossary(Some("ci-cd".to_owned())),
            CataloguePage::Everything,
        ];
        pages.extend(catalogue.areas().iter().map(|area| CataloguePage::Area(area.id.clone())));
        pages.extend(catalogue.topics().iter().map(|topic| CataloguePage::Topic(topic.id.clone())));
        pages.extend(catalogue.indices().map(CataloguePage::Practice));
        pages.extend(catalogue.principles().iter().map(|id| CataloguePage::Principles(Some(id.clone()))));
        for page in pages {
            let Route::Catalogue(name) = page.route(&catalogue) else { panic!("{page:?} is in the catalogue") };
            assert_eq!(CataloguePage::find(&catalogue, &name), page);
            let route = Route::Catalogue(name);
            assert_eq!(Route::parse(&route.place()), route);
        }
    }

    #[test]
    fn unknown_names_lead_to_the_overview() {
        let catalogue = built_in_catalogue().unwrap();
        for name in ["", "nowhere", "changes/x", "all/x", "/", "operate/x"] {
            assert_eq!(CataloguePage::find(&catalogue, name), CataloguePage::Overview, "{name}");
        }
    }
}
