//! The parts of an assessment that change, are merged and are compared one by one.

use std::cmp::Ordering;
use std::rc::Rc;

use super::assessment::{Assessment, Profile, Record};
use super::id::PracticeId;
use super::plan_settings::PlanSettings;
use super::scale::Level;

/// A field of an assessment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A field of the profile.
    Profile(ProfilePart),
    /// A field of what the plan is made for.
    Plan(PlanPart),
    /// A field of what is recorded for a practice.
    Record(PracticeId, RecordPart),
    /// What the file said at its top level that this version does not know.
    Kept,
}

/// A field of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProfilePart {
    /// The team.
    Team,
    /// The workload.
    Workload,
    /// What is in and out of scope.
    Scope,
    /// The day of the assessment.
    Date,
    /// Who leads it.
    Facilitator,
    /// The operating model.
    OperatingModel,
    /// The level aimed at by default.
    DefaultTarget,
    /// Whether it is made up.
    Example,
    /// What this version does not know.
    Kept,
}

/// A field of what the plan is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanPart {
    /// The room in each wave.
    Capacities,
    /// What is to be raised.
    Objective,
    /// The quarter of the first wave.
    FirstQuarter,
    /// What this version does not know.
    Kept,
}

/// A field of what is recorded for a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordPart {
    /// The answer.
    Answer,
    /// The flag for another team.
    DependsOnOtherTeam,
    /// The note.
    Note,
    /// The evidence.
    Evidence,
    /// The owner.
    Owner,
    /// The due date.
    Due,
    /// The importance.
    Importance,
    /// The target.
    Target,
    /// The effort.
    Effort,
    /// The acceptance of the risk.
    Accepted,
    /// What is recorded for the step to a level.
    Step(Level),
    /// What this version does not know.
    Kept,
}

impl ProfilePart {
    /// All, in the order in which they are shown and written.
    pub const ALL: [Self; 9] = [
        Self::Team,
        Self::Workload,
        Self::Scope,
        Self::Date,
        Self::Facilitator,
        Self::OperatingModel,
        Self::DefaultTarget,
        Self::Example,
        Self::Kept,
    ];

    fn order(self, a: &Profile, b: &Profile) -> Ordering {
        match self {
            Self::Team => a.team.cmp(&b.team),
            Self::Workload => a.workload.cmp(&b.workload),
            Self::Scope => a.scope.cmp(&b.scope),
            Self::Date => a.date.cmp(&b.date),
            Self::Facilitator => a.facilitator.cmp(&b.facilitator),
            Self::OperatingModel => a.operating_model.cmp(&b.operating_model),
            Self::DefaultTarget => a.default_target.cmp(&b.default_target),
            Self::Example => a.example.cmp(&b.example),
            Self::Kept => a.kept.cmp(&b.kept),
        }
    }

    fn take(self, into: &mut Profile, from: &Profile) {
        match self {
            Self::Team => into.team = Rc::clone(&from.team),
            Self::Workload => into.workload = Rc::clone(&from.workload),
            Self::Scope => into.scope = Rc::clone(&from.scope),
            Self::Date => into.date = from.date,
            Self::Facilitator => into.facilitator = Rc::clone(&from.facilitator),
            Self::OperatingModel => into.operating_model.clone_from(&from.operating_model),
            Self::DefaultTarget => into.default_target = from.default_target,
            Self::Example => into.example = from.example,
            Self::Kept => into.kept.clone_from(&from.kept),
        }
    }
}

impl PlanPart {
    /// All, in the order in which they are shown and written.
    pub const ALL: [Self; 4] = [Self::Capacities, Self::Objective, Self::FirstQuarter, Self::Kept];

    fn order(self, a: &PlanSettings, b: &PlanSettings) -> Ordering {
        match self {
            Self::Capacities => a.capacities.cmp(&b.capacities),
            Self::Objective => a.objective.cmp(&b.objective),
            Self::FirstQuarter => a.first_quarter.cmp(&b.first_quarter),
            Self::Kept => a.kept.cmp(&b.kept),
        }
    }

    fn take(self, into: &mut PlanSettings, from: &PlanSettings) {
        match self {
            Self::Capacities => into.capacities = Rc::clone(&from.capacities),
            Self::Objective => into.objective = from.objective,
            Self::FirstQuarter => into.first_quarter = from.first_quarter,
            Self::Kept => into.kept.clone_from(&from.kept),
        }
    }
}

impl RecordPart {
    /// All but those of steps, in the order in which they are shown and written.
    pub const ALL: [Self; 11] = [
        Self::Answer,
        Self::DependsOnOtherTeam,
        Self::Note,
        Self::Evidence,
        Self::Owner,
        Self::Due,
        Self::Importance,
        Self::Target,
        Self::Effort,
        Self::Accepted,
        Self::Kept,
    ];

    fn order(self, a: &Record, b: &Record) -> Ordering {
        match self {
            Self::Answer => a.answer.cmp(&b.answer),
            Self::DependsOnOtherTeam => a.depends_on_other_team.cmp(&b.depends_on_other_team),
            Self::Note => a.note.cmp(&b.note),
            Self::Evidence => a.evidence.cmp(&b.evidence),
            Self::Owner => a.owner.cmp(&b.owner),
            Self::Due => a.due.cmp(&b.due),
            Self::Importance => a.importance.cmp(&b.importance),
            Self::Target => a.target.cmp(&b.target),
            Self::Effort => a.effort.cmp(&b.effort),
            Self::Accepted => a.accepted.cmp(&b.accepted),
            Self::Step(to) => a.steps.get(&to).cmp(&b.steps.get(&to)),
            Self::Kept => a.kept.cmp(&b.kept),
        }
    }

    fn take(self, into: &mut Record, from: &Record) {
        match self {
            Self::Answer => into.answer.clone_from(&from.answer),
            Self::DependsOnOtherTeam => into.depends_on_other_team = from.depends_on_other_team,
            Self::Note => into.note = Rc::clone(&from.note),
            Self::Evidence => into.evidence = Rc::clone(&from.evidence),
            Self::Owner => into.owner = Rc::clone(&from.owner),
            Self::Due => into.due = from.due,
            Self::Importance => into.importance = from.importance,
            Self::Target => into.target = from.target,
            Self::Effort => into.effort = from.effort,
            Self::Accepted => into.accepted.clone_from(&from.accepted),
            Self::Step(to) => into.change_step(to, |step| *step = from.steps.get(&to).cloned().unwrap_or_default()),
            Self::Kept => into.kept.clone_from(&from.kept),
        }
    }
}

impl Part {
    /// The practice that it belongs to, where it is one's.
    pub fn practice(&self) -> Option<&PracticeId> {
        match self {
            Self::Record(id, _) => Some(id),
            Self::Profile(_) | Self::Plan(_) | Self::Kept => None,
        }
    }

    /// Compares what two assessments say here, by an order that means nothing but is the same everywhere: with
    /// it two copies decide alike where nothing else decides.
    pub fn order(&self, a: &Assessment, b: &Assessment) -> Ordering {
        match self {
            Self::Profile(part) => part.order(&a.profile, &b.profile),
            Self::Plan(part) => part.order(&a.plan, &b.plan),
            Self::Record(id, part) => with_records(a, b, id, |a, b| part.order(a, b)),
            Self::Kept => a.kept.cmp(&b.kept),
        }
    }

    /// Makes `into` say here what `from` says.
    pub fn take(&self, into: &mut Assessment, from: &Assessment) {
        match self {
            Self::Profile(part) => part.take(Rc::make_mut(&mut into.profile), &from.profile),
            Self::Plan(part) => part.take(Rc::make_mut(&mut into.plan), &from.plan),
            Self::Record(id, part) => {
                let mut record = into.record(id).map(|record| (**record).clone()).unwrap_or_default();
                let none = Record::default();
                part.take(&mut record, from.record(id).map_or(&none, |record| &**record));
                // A record that says nothing is no record.
                if record == none {
                    into.records.remove(id);
                } else {
                    into.records.insert(id.clone(), Rc::new(record));
                }
            }
            Self::Kept => into.kept.clone_from(&from.kept),
        }
    }
}

/// The parts in which two assessments differ: the profile, the plan, then practices by id.
pub fn differing_parts(a: &Assessment, b: &Assessment) -> Vec<Part> {
    let mut parts = Vec::new();
    if a.profile != b.profile {
        let differs = |part: &&ProfilePart| part.order(&a.profile, &b.profile).is_ne();
        parts.extend(ProfilePart::ALL.iter().filter(differs).map(|part| Part::Profile(*part)));
    }
    if a.plan != b.plan {
        let differs = |part: &&PlanPart| part.order(&a.plan, &b.plan).is_ne();
        parts.extend(PlanPart::ALL.iter().filter(differs).map(|part| Part::Plan(*part)));
    }
    for id in union(a.records.keys(), b.records.keys()) {
        if a.record(id) != b.record(id) {
            with_records(a, b, id, |a, b| {
                let steps = union(a.steps.keys(), b.steps.keys()).into_iter().map(|to| RecordPart::Step(*to));
                let differs = |part: &RecordPart| part.order(a, b).is_ne();
                let differing = RecordPart::ALL.into_iter().chain(steps).filter(differs);
                parts.extend(differing.map(|part| Part::Record(id.clone(), part)));
            });
        }
    }
    if a.kept != b.kept {
        parts.push(Part::Kept);
    }
    parts
}

fn with_records<T>(a: &Assessment, b: &Assessment, id: &PracticeId, see: impl FnOnce(&Record, &Record) -> T) -> T {
    let none = Record::default();
    let of = |assessment: &Assessment| assessment.record(id).cloned();
    let (a, b) = (of(a), of(b));
    see(a.as_deref().unwrap_or(&none), b.as_deref().unwrap_or(&none))
}

/// The keys of two tables, each once, in order.
pub(super) fn union<'a, K: Ord>(a: impl Iterator<Item = &'a K>, b: impl Iterator<Item = &'a K>) -> Vec<&'a K> {
    let (mut a, mut b) = (a.peekable(), b.peekable());
    let mut keys = Vec::new();
    loop {
        let order = match (a.peek(), b.peek()) {
            (None, None) => return keys,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => a.cmp(b),
        };
        let from_b = if order.is_le() { None } else { b.next() };
        let from_a = if order.is_le() { a.next() } else { None };
        if order.is_eq() {
            b.next();
        }
        keys.extend(from_a.or(from_b));
    }
}
