//! The only way an assessment changes.

use std::rc::Rc;

use super::assessment::{AcceptedRisk, Answer, Assessment, Evidence, Importance, Profile, Record};
use super::catalogue::Catalogue;
use super::date::Date;
use super::effort::Effort;
use super::id::{OperatingModelId, PracticeId};
use super::scale::Level;

/// A change that a person makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Answers a practice, or clears its answer.
    SetAnswer(PracticeId, Answer),
    /// Says whether the level depends on another team.
    SetDependsOnOtherTeam(PracticeId, bool),
    /// Writes the note.
    SetNote(PracticeId, Rc<str>),
    /// Replaces the list of evidence.
    SetEvidence(PracticeId, Rc<[Evidence]>),
    /// Names who sees to the next step.
    SetOwner(PracticeId, Rc<str>),
    /// Says when the next step is due.
    SetDue(PracticeId, Option<Date>),
    /// Sets the team's own factor.
    SetImportance(PracticeId, Importance),
    /// Sets or clears the practice's own target.
    SetTarget(PracticeId, Option<Level>),
    /// Sets or clears the team's own estimate of a step.
    SetEffort(PracticeId, Option<Effort>),
    /// Accepts the risk, or takes that back.
    SetAcceptance(PracticeId, Option<AcceptedRisk>),
    /// Changes a field of the profile.
    SetProfile(ProfileField),
}

/// A field of the profile with its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileField {
    /// The team.
    Team(Rc<str>),
    /// The workload.
    Workload(Rc<str>),
    /// What is in and out of scope.
    Scope(Rc<str>),
    /// The day of the assessment.
    Date(Option<Date>),
    /// Who leads it.
    Facilitator(Rc<str>),
    /// The operating model.
    OperatingModel(Option<OperatingModelId>),
    /// The level aimed at by default.
    DefaultTarget(Option<Level>),
}

/// What a command changes, without the value: names an undo step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The answer of a practice.
    Answer(PracticeId),
    /// The flag for another team.
    DependsOnOtherTeam(PracticeId),
    /// The note.
    Note(PracticeId),
    /// The evidence.
    Evidence(PracticeId),
    /// The owner.
    Owner(PracticeId),
    /// The due date.
    Due(PracticeId),
    /// The importance.
    Importance(PracticeId),
    /// The target.
    Target(PracticeId),
    /// The effort.
    Effort(PracticeId),
    /// The acceptance of the risk.
    Acceptance(PracticeId),
    /// The team.
    Team,
    /// The workload.
    Workload,
    /// The scope.
    Scope,
    /// The day of the assessment.
    Date,
    /// The facilitator.
    Facilitator,
    /// The operating model.
    OperatingModel,
    /// The default target.
    DefaultTarget,
}

/// Why a command is refused. The assessment stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandError {
    /// The catalogue has no such practice.
    UnknownPractice(PracticeId),
    /// The catalogue has no such operating model.
    UnknownOperatingModel(OperatingModelId),
    /// The level is not on the catalogue's scale.
    LevelOutOfRange(Level),
}

impl Change {
    /// The practice that is changed, where it is one.
    pub fn practice(&self) -> Option<&PracticeId> {
        match self {
            Self::Answer(id)
            | Self::DependsOnOtherTeam(id)
            | Self::Note(id)
            | Self::Evidence(id)
            | Self::Owner(id)
            | Self::Due(id)
            | Self::Importance(id)
            | Self::Target(id)
            | Self::Effort(id)
            | Self::Acceptance(id) => Some(id),
            Self::Team
            | Self::Workload
            | Self::Scope
            | Self::Date
            | Self::Facilitator
            | Self::OperatingModel
            | Self::DefaultTarget => None,
        }
    }

    /// Whether the change is typed, so that several in a row are one to the person who types.
    pub fn is_typed(&self) -> bool {
        match self {
            Self::Note(_)
            | Self::Evidence(_)
            | Self::Owner(_)
            | Self::Effort(_)
            | Self::Acceptance(_)
            | Self::Team
            | Self::Workload
            | Self::Scope
            | Self::Facilitator => true,
            Self::Answer(_)
            | Self::DependsOnOtherTeam(_)
            | Self::Due(_)
            | Self::Importance(_)
            | Self::Target(_)
            | Self::Date
            | Self::OperatingModel
            | Self::DefaultTarget => false,
        }
    }
}

impl Command {
    /// What the command changes.
    pub fn change(&self) -> Change {
        match self {
            Self::SetAnswer(id, _) => Change::Answer(id.clone()),
            Self::SetDependsOnOtherTeam(id, _) => Change::DependsOnOtherTeam(id.clone()),
            Self::SetNote(id, _) => Change::Note(id.clone()),
            Self::SetEvidence(id, _) => Change::Evidence(id.clone()),
            Self::SetOwner(id, _) => Change::Owner(id.clone()),
            Self::SetDue(id, _) => Change::Due(id.clone()),
            Self::SetImportance(id, _) => Change::Importance(id.clone()),
            Self::SetTarget(id, _) => Change::Target(id.clone()),
            Self::SetEffort(id, _) => Change::Effort(id.clone()),
            Self::SetAcceptance(id, _) => Change::Acceptance(id.clone()),
            Self::SetProfile(field) => match field {
                ProfileField::Team(_) => Change::Team,
                ProfileField::Workload(_) => Change::Workload,
                ProfileField::Scope(_) => Change::Scope,
                ProfileField::Date(_) => Change::Date,
                ProfileField::Facilitator(_) => Change::Facilitator,
                ProfileField::OperatingModel(_) => Change::OperatingModel,
                ProfileField::DefaultTarget(_) => Change::DefaultTarget,
            },
        }
    }
}

/// The assessment after a command; the same one where the command changes nothing.
///
/// # Errors
/// Where the command does not fit the catalogue.
pub fn apply(
    catalogue: &Catalogue,
    assessment: &Rc<Assessment>,
    command: Command,
) -> Result<Rc<Assessment>, CommandError> {
    check(catalogue, &command)?;
    let change_record = |id: PracticeId, change: &dyn Fn(&mut Record)| {
        let before = assessment.record(&id).map(|record| (**record).clone()).unwrap_or_default();
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return Rc::clone(assessment);
        }
        let mut next = (**assessment).clone();
        // A record that says nothing is no record, so that undoing by hand leaves no trace in files.
        if after == Record::default() {
            next.records.remove(&id);
        } else {
            next.records.insert(id, Rc::new(after));
        }
        Rc::new(next)
    };
    Ok(match command {
        Command::SetAnswer(id, answer) => change_record(id, &|record| record.answer = answer.clone()),
        Command::SetDependsOnOtherTeam(id, flag) => change_record(id, &|record| record.depends_on_other_team = flag),
        Command::SetNote(id, note) => change_record(id, &|record| record.note = note.clone()),
        Command::SetEvidence(id, evidence) => change_record(id, &|record| record.evidence = evidence.clone()),
        Command::SetOwner(id, owner) => change_record(id, &|record| record.owner = owner.clone()),
        Command::SetDue(id, due) => change_record(id, &|record| record.due = due),
        Command::SetImportance(id, importance) => change_record(id, &|record| record.importance = importance),
        Command::SetTarget(id, target) => change_record(id, &|record| record.target = target),
        Command::SetEffort(id, effort) => change_record(id, &|record| record.effort = effort),
        Command::SetAcceptance(id, accepted) => change_record(id, &|record| record.accepted = accepted.clone()),
        Command::SetProfile(field) => change_profile(assessment, field),
    })
}

fn check(catalogue: &Catalogue, command: &Command) -> Result<(), CommandError> {
    let level = match command {
        Command::SetAnswer(_, answer) => answer.level(),
        Command::SetTarget(_, target) => *target,
        Command::SetProfile(ProfileField::DefaultTarget(target)) => *target,
        _ => None,
    };
    if let Some(level) = level.filter(|level| !catalogue.scale().contains(*level)) {
        return Err(CommandError::LevelOutOfRange(level));
    }
    if let Command::SetProfile(ProfileField::OperatingModel(Some(model))) = command
        && !catalogue.operating_models().contains(model)
    {
        return Err(CommandError::UnknownOperatingModel(model.clone()));
    }
    match command.change().practice() {
        Some(id) if catalogue.position(id).is_none() => Err(CommandError::UnknownPractice(id.clone())),
        _ => Ok(()),
    }
}

fn change_profile(assessment: &Rc<Assessment>, field: ProfileField) -> Rc<Assessment> {
    let mut profile = Profile::clone(&assessment.profile);
    match field {
        ProfileField::Team(team) => profile.team = team,
        ProfileField::Workload(workload) => profile.workload = workload,
        ProfileField::Scope(scope) => profile.scope = scope,
        ProfileField::Date(date) => profile.date = date,
        ProfileField::Facilitator(facilitator) => profile.facilitator = facilitator,
        ProfileField::OperatingModel(model) => profile.operating_model = model,
        ProfileField::DefaultTarget(target) => profile.default_target = target,
    }
    if profile == *assessment.profile {
        return Rc::clone(assessment);
    }
    Rc::new(Assessment { profile: Rc::new(profile), ..(**assessment).clone() })
}
