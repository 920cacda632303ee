//! Where the app is, as its address says.

use std::rc::Rc;

use opex_format::LINK_PLACE;
use opex_model::TopicId;

/// A view of the app. Its address is a fragment, so that it works on any static host and from disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// What was saved, and how to begin. Also where unknown addresses lead.
    #[default]
    Start,
    /// Answering the practices of a topic; of the one last seen where none is named.
    Assess(Option<TopicId>),
    /// Scores and risks.
    Results,
    /// What to improve first.
    Plan,
    /// Snapshots, and what has changed between two of them.
    Compare,
    /// The assessment's details and the reader's preferences.
    Settings,
    /// An assessment that stands in the address itself, as this data: what it holds, before it is opened.
    Open(Rc<str>),
    /// Reading the catalogue: the page of this name (see [`crate::CataloguePage`]), its first where empty.
    Catalogue(Rc<str>),
}

impl Route {
    /// The address of the start view.
    pub const START_PLACE: &str = "#/";
    /// The address of the catalogue.
    pub const CATALOGUE_PLACE: &str = "#/catalogue";

    /// Reads an address.
    pub fn parse(place: &str) -> Self {
        let path = place.trim_start_matches('#').trim_start_matches('/');
        let path = path.split('?').next().unwrap_or_default();
        let (view, rest) = path.split_once('/').unwrap_or((path, ""));
        match (view, rest) {
            ("assess", "") => Self::Assess(None),
            ("assess", topic) => Self::Assess(Some(topic.into())),
            ("results", "") => Self::Results,
            ("plan", "") => Self::Plan,
            ("compare", "") => Self::Compare,
            ("settings", "") => Self::Settings,
            ("open", data) => Self::Open(data.into()),
            ("catalogue", page) => Self::Catalogue(page.into()),
            _ => Self::Start,
        }
    }

    /// The address of the view.
    pub fn place(&self) -> String {
        match self {
            Self::Start => Self::START_PLACE.to_owned(),
            Self::Assess(None) => "#/assess".to_owned(),
            Self::Assess(Some(topic)) => format!("#/assess/{topic}"),
            Self::Results => "#/results".to_owned(),
            Self::Plan => "#/plan".to_owned(),
            Self::Compare => "#/compare".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::Open(data) => format!("{LINK_PLACE}{data}"),
            Self::Catalogue(page) if page.is_empty() => Self::CATALOGUE_PLACE.to_owned(),
            Self::Catalogue(page) => format!("{}/{page}", Self::CATALOGUE_PLACE),
        }
    }

    /// Whether the view shows an assessment, and so needs one to be open.
    pub fn needs_assessment(&self) -> bool {
        match self {
            Self::Assess(_) | Self::Results | Self::Plan | Self::Compare => true,
            Self::Start | Self::Settings | Self::Open(_) | Self::Catalogue(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn addresses_lead_back_to_their_views() {
        let topic = Route::Assess(Some("prepare.design-telemetry".into()));
        let catalogue =
            ["", "glossary", "glossary/ci-cd", "prepare.design-telemetry"].map(|page| Route::Catalogue(page.into()));
        let others = [
            Route::Open("1a-_".into()),
            Route::Open("".into()),
            Route::Start,
            Route::Assess(None),
            topic,
            Route::Results,
            Route::Plan,
            Route::Compare,
            Route::Settings,
        ];
        for route in others.into_iter().chain(catalogue) {
            assert_eq!(Route::parse(&route.place()), route);
        }
    }

    #[test]
    fn unknown_addresses_lead_to_the_start() {
        for place in ["", "#", "#/", "#/nowhere", "#/results/x", "#//", "results?x"] {
            let expected = if place.starts_with("results") { Route::Results } else { Route::Start };
            assert_eq!(Route::parse(place), expected, "{place}");
        }
    }
}
