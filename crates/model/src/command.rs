//! The only way an assessment changes.

use std::rc::Rc;

use super::assessment::{AcceptedRisk, Answer, Assessment, Evidence, Importance, Profile, Record};
use super::catalogue::Catalogue;
use super::change::Change;
use super::date::Date;
use super::effort::{Effort, EffortSum};
use super::follow_up::{StepChoice, StepId, StepStatus};
use super::id::{OperatingModelId, PracticeId};
use super::plan_settings::{PlanField, PlanSettings, is_capacity};
use super::scale::Level;
use super::wave::Wave;

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
    /// Decides about the place of a step in the plan, or takes that back.
    SetStepChoice(StepId, Option<StepChoice>),
    /// Says what has become of a step.
    SetStepStatus(StepId, StepStatus),
    /// Writes the note on a step.
    SetStepNote(StepId, Rc<str>),
    /// Confirms that a step has been taken: the level is the step's, further evidence shows it, the step is
    /// done, and its due date goes.
    ConfirmStep(StepId, Rc<[Evidence]>),
    /// Changes a field of the plan.
    SetPlan(PlanField),
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

/// Why a command is refused. The assessment stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandError {
    /// The catalogue has no such practice.
    UnknownPractice(PracticeId),
    /// The catalogue has no such operating model.
    UnknownOperatingModel(OperatingModelId),
    /// The level is not on the catalogue's scale.
    LevelOutOfRange(Level),
    /// No step leads there from the level of the practice.
    NoSuchStep(StepId),
    /// The plan has no such wave.
    NoSuchWave(Wave),
    /// More waves than a plan may have.
    TooManyWaves(usize),
    /// More room than a wave may have.
    CapacityOutOfRange(EffortSum),
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
            Self::SetStepChoice(step, _) => Change::StepChoice(step.clone()),
            Self::SetStepStatus(step, _) => Change::StepStatus(step.clone()),
            Self::SetStepNote(step, _) => Change::StepNote(step.clone()),
            Self::ConfirmStep(step, _) => Change::StepTaken(step.clone()),
            Self::SetPlan(field) => match field {
                PlanField::Capacities(_) => Change::PlanCapacities,
                PlanField::Objective(_) => Change::PlanObjective,
                PlanField::FirstQuarter(_) => Change::PlanFirstQuarter,
            },
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
    check(catalogue, assessment, &command)?;
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
        Command::SetStepChoice(StepId { practice, to }, choice) => {
            change_record(practice, &|record| record.change_step(to, |step| step.choice = choice))
        }
        Command::SetStepStatus(StepId { practice, to }, status) => {
            change_record(practice, &|record| record.change_step(to, |step| step.status = status))
        }
        Command::SetStepNote(StepId { practice, to }, note) => {
            change_record(practice, &|record| record.change_step(to, |step| step.note = note.clone()))
        }
        Command::ConfirmStep(StepId { practice, to }, evidence) => {
            change_record(practice, &|record| record.confirm_step(to, &evidence))
        }
        Command::SetPlan(field) => change_plan(assessment, field),
        Command::SetProfile(field) => change_profile(assessment, field),
    })
}

fn check(catalogue: &Catalogue, assessment: &Assessment, command: &Command) -> Result<(), CommandError> {
    if let Some(id) = command.change().practice()
        && catalogue.position(id).is_none()
    {
        return Err(CommandError::UnknownPractice(id.clone()));
    }
    let level = match command {
        Command::SetAnswer(_, answer) => answer.level(),
        Command::SetTarget(_, target) => *target,
        Command::SetProfile(ProfileField::DefaultTarget(target)) => *target,
        Command::SetStepChoice(step, _)
        | Command::SetStepStatus(step, _)
        | Command::SetStepNote(step, _)
        | Command::ConfirmStep(step, _) => Some(step.to),
        _ => None,
    };
    if let Some(level) = level.filter(|level| !catalogue.scale().contains(*level)) {
        return Err(CommandError::LevelOutOfRange(level));
    }
    match command {
        Command::SetStepChoice(step, _) | Command::SetStepStatus(step, _) | Command::SetStepNote(step, _)
            if step.to == 0 =>
        {
            Err(CommandError::NoSuchStep(step.clone()))
        }
        Command::ConfirmStep(step, _)
            if assessment.answer(&step.practice).level().is_none_or(|level| step.to <= level) =>
        {
            Err(CommandError::NoSuchStep(step.clone()))
        }
        Command::SetStepChoice(_, Some(StepChoice::Pinned(wave))) if !assessment.plan.has(*wave) => {
            Err(CommandError::NoSuchWave(*wave))
        }
        Command::SetPlan(PlanField::Capacities(capacities)) if capacities.len() > Wave::MAX => {
            Err(CommandError::TooManyWaves(capacities.len()))
        }
        Command::SetPlan(PlanField::Capacities(capacities)) => {
            let absurd = capacities.iter().find(|capacity| !is_capacity(**capacity));
            absurd.map_or(Ok(()), |capacity| Err(CommandError::CapacityOutOfRange(*capacity)))
        }
        Command::SetProfile(ProfileField::OperatingModel(Some(model)))
            if !catalogue.operating_models().contains(model) =>
        {
            Err(CommandError::UnknownOperatingModel(model.clone()))
        }
        _ => Ok(()),
    }
}

fn change_plan(assessment: &Rc<Assessment>, field: PlanField) -> Rc<Assessment> {
    let mut plan = PlanSettings::clone(&assessment.plan);
    match field {
        PlanField::Capacities(capacities) => plan.capacities = capacities,
        PlanField::Objective(objective) => plan.objective = objective,
        PlanField::FirstQuarter(quarter) => plan.first_quarter = quarter,
    }
    if plan == *assessment.plan {
        return Rc::clone(assessment);
    }
    Rc::new(Assessment { plan: Rc::new(plan), ..(**assessment).clone() })
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
