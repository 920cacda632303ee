//! Names of things, one type each, so that a topic cannot be passed where a practice is meant.

use std::fmt;
use std::rc::Rc;

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Rc<str>);

        impl $name {
            /// The id as it stands in files and in the page's attributes.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

id_types! {
    /// A catalogue, edition included.
    CatalogueId
    /// One of the catalogue's areas.
    AreaId
    /// A topic within an area.
    TopicId
    /// One best practice.
    PracticeId
    /// A design principle that practices carry.
    PrincipleId
    /// One of the operating models that a team may work under.
    OperatingModelId
    /// A saved assessment.
    AssessmentId
    /// The replica that changes an assessment: one running app, named anew each time it is started.
    ReplicaId
    /// A case study of a catalogue.
    CaseStudyId
}
