//! Made-up teams to practise on, each with the ratings that follow from its story.

use super::practice_index::PracticeIndex;
use std::rc::Rc;

use super::assessment::{Assessment, Profile};
use super::catalogue::Catalogue;
use super::id::{AssessmentId, CaseStudyId, OperatingModelId};
use super::record::{Answer, NotApplicableReason, Record};
use super::scale::Level;
use opex_collections::SortedMap;

/// A made-up team under an operating model, rated on the practices that its story is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStudy {
    /// Unique among the case studies of a catalogue.
    pub id: CaseStudyId,
    /// The operating model that the team works under.
    pub operating_model: OperatingModelId,
    /// The practices that the story is about, in catalogue order.
    pub answers: Vec<CaseAnswer>,
}

/// How one practice of a case study is rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseAnswer {
    /// The practice.
    pub practice: PracticeIndex,
    /// The rating that was agreed on.
    pub rating: Rating,
    /// How each reader rated it from the story alone, the readers in the same order everywhere.
    pub readings: Vec<Rating>,
}

/// What a reader of a story says about a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// Practised at this level.
    Level(Level),
    /// The story puts the practice out of scope.
    NotApplicable,
}

/// The words of all case studies, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStudiesText {
    /// The language, as a BCP 47 tag.
    pub language: Rc<str>,
    /// The words of each case study.
    pub cases: SortedMap<CaseStudyId, Rc<CaseStudyText>>,
}

/// The words of a case study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStudyText {
    /// What the story is called.
    pub title: Rc<str>,
    /// The setting and the topics, in one line.
    pub summary: Rc<str>,
    /// The team, as in an assessment.
    pub team: Rc<str>,
    /// The workload, as in an assessment.
    pub workload: Rc<str>,
    /// The story's paragraphs.
    pub story: Vec<Rc<str>>,
    /// Why each rating follows from the story, in the order of the case study's answers.
    pub because: Vec<Rc<str>>,
}

impl CaseStudy {
    /// The rating of a practice, if the story is about it.
    pub fn answer(&self, practice: PracticeIndex) -> Option<&CaseAnswer> {
        self.answers.iter().find(|answer| answer.practice == practice)
    }

    /// The team as an example assessment under an id of the caller's: every rating that was agreed on is
    /// the answer, and the reason from `text`, the words of this case study, its note.
    ///
    /// The scope is the summary, not the story: reports print the scope above the score.
    pub fn assessment(&self, id: AssessmentId, catalogue: &Catalogue, text: &CaseStudyText) -> Assessment {
        let profile = Profile {
            team: Rc::clone(&text.team),
            workload: Rc::clone(&text.workload),
            scope: Rc::clone(&text.summary),
            operating_model: Some(self.operating_model.clone()),
            example: true,
            ..Profile::default()
        };
        let record = |(answer, because): (&CaseAnswer, &Rc<str>)| {
            let practice = catalogue.practice(answer.practice)?;
            Some((practice.id.clone(), Rc::new(answer.rating.record(because))))
        };
        let records = self.answers.iter().zip(&text.because).filter_map(record).collect();
        Assessment { records, ..Assessment::new(id, catalogue.id().clone(), profile) }
    }
}

impl Rating {
    /// What an assessment records for the rating; why a practice does not apply has its own field there.
    fn record(self, because: &Rc<str>) -> Record {
        match self {
            Self::Level(level) => {
                Record { answer: Answer::Level(level), note: Rc::clone(because), ..Record::default() }
            }
            Self::NotApplicable => {
                let reason = Some(NotApplicableReason::OutOfScope);
                let answer = Answer::NotApplicable { reason, explanation: Rc::clone(because) };
                Record { answer, ..Record::default() }
            }
        }
    }
}
