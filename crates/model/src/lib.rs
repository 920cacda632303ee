//! The model: what is assessed, how it is answered, and what follows from the answers.
//!
//! Everything here is a pure function of its arguments. The day that figures are made for is handed
//! in, text of files is never seen, and a score is an exact ratio of integers until it is shown.

mod assessment;
mod carry_over;
mod case_study;
mod catalogue;
mod catalogue_draft;
mod catalogue_facts;
mod catalogue_reference;
mod catalogue_text;
mod change;
mod command;
mod date;
mod derived;
mod effort;
mod evaluation;
mod excerpt;
mod explain;
mod extent;
mod fields;
mod figure;
mod follow_up;
mod glossary;
mod group;
mod highlights;
mod history;
mod id;
mod level_limit;
mod merge;
mod objective;
mod outlook;
mod part;
mod plan;
mod plan_constraint;
mod plan_constraints;
mod plan_settings;
mod practice_index;
mod quarter;
mod ratio;
mod record;
mod risk;
mod scale;
mod snapshot;
mod staged_rule;
mod stamp;
mod stamps;
mod step;
mod step_order;
mod step_record;
mod step_totals;
mod timestamp;
mod unknown_fields;
mod wave;

// Types of the model have such maps in them.
pub use opex_collections::{SortedMap, sorted_by};

pub use assessment::{Assessment, Profile, ProfileField, ProfilePart};
pub use assessment::{Snapshot, SnapshotKey, Snapshots};
pub use carry_over::{Carried, CarryDirection, CarryOver, proposed_answer};
pub use case_study::{CaseAnswer, CaseStudiesText, CaseStudy, CaseStudyText, Rating};
pub use catalogue::{Area, Catalogue, MAX_PREREQUISITES, OVERALL, Practice, Topic};
pub use catalogue_draft::{CatalogueDraft, CatalogueProblem, PracticeDraft, TopicDraft};
pub use catalogue_facts::{
    CatalogueFacts, Crosswalk, CrosswalkRelation, LaterPractice, PracticeFacts, Product, Resource,
};
pub use catalogue_reference::{CatalogueReference, Emphasis, OperatingModelReference};
pub use catalogue_text::{CatalogueText, LevelText, OperatingModelText, PracticeText, Titled};
pub use change::Change;
pub use command::{Command, CommandError, apply};
pub use date::Date;
pub use derived::Derived;
pub use effort::{Effort, EffortSize, EffortSum};
pub use evaluation::{Evaluation, Figures, Standing};
pub use excerpt::excerpt;
pub use explain::{Explanation, Term};
pub use extent::Excerpt;
pub use figure::Figure;
pub use glossary::{Glossary, GlossaryEntry, TermFound};
pub use group::Group;
pub use history::History;
pub use id::{
    AreaId, AssessmentId, CaseStudyId, CatalogueId, OperatingModelId, PracticeId, PrincipleId, ReplicaId, TopicId,
};
pub use level_limit::LevelLimit;
pub use merge::{Cause, Difference, Revision, Side};
pub use objective::Objective;
pub use outlook::{Outlook, PlanQuestion};
pub use part::{Part, differing_parts};
pub use plan::{
    ConstraintCost, Departure, FrontierPoint, FrontierSearch, Lift, LiftGoal, LiftStep, Plan, PlanError, PlanProblem,
    PlanRequest, PlanSearch, PlannedStep, Progress, StepThresholds, StepTies, Threshold, ThresholdSearch, WaveLoad,
};
pub use plan_constraint::{PlanConstraint, StepConstraint};
pub use plan_constraints::{IgnoredBecause, PlanConstraints};
pub use plan_settings::{PlanField, PlanPart, PlanSettings, is_capacity, parse_capacity};
pub use practice_index::PracticeIndex;
pub use quarter::Quarter;
pub use ratio::Ratio;
pub use record::{AcceptedRisk, Answer, Evidence, Importance, NotApplicableReason, Record, RecordField, RecordPart};
pub use risk::{PracticeRisk, Risk, RiskCounts};
pub use scale::{Level, Scale};
pub use snapshot::{ChainLink, SealCheck, check_chain, without_old};
pub use staged_rule::NEEDED_SHARE;
pub use stamp::{Editor, HlcTimestamp, Stamp};
pub use stamps::Stamps;
pub use step::{NextStep, OpenQuestion};
pub use step_order::OrderRule;
pub use step_record::{StepDecision, StepId, StepPart, StepRecord, StepStatus};
pub use step_totals::StepTotals;
pub use timestamp::{LocalTime, Timestamp};
pub use unknown_fields::UnknownFields;
pub use wave::Wave;
