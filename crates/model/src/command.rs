//! The only way an assessment changes.

use std::rc::Rc;

use super::assessment::{Assessment, ProfileField};
use super::catalogue::Catalogue;
use super::change::Change;
use super::date::Date;
use super::effort::{Effort, EffortSum};
use super::id::{OperatingModelId, PracticeId};
use super::part::Part;
use super::plan_settings::{PlanField, is_capacity};
use super::record::{AcceptedRisk, Answer, Evidence, Importance, Record, RecordField, RecordPart, record_fields};
use super::scale::Level;
use super::step_record::{StepDecision, StepId, StepPart, StepStatus, step_fields};
use super::wave::Wave;

macro_rules! commands {
    (
        [
            $(#[$group_doc:meta])+
            $Group:ident, $Part:ident, $Value:ident {
                $(
                    $(#[$doc:meta])+
                    $field:ident: $type:ty => $Name:ident, $change:ident, $extent:ident, $Command:ident;
                )+
            }
            by_key { $($by_key:tt)+ }
        ]
        $(
            $(#[$step_doc:meta])+
            $step_field:ident: $step_type:ty =>
                $StepName:ident, $step_change:ident, $step_extent:ident, $StepCommand:ident;
        )+
    ) => {
        /// A change that a person makes.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Command {
            $($(#[$doc])+ $Command(PracticeId, $type),)+
            $($(#[$step_doc])+ $StepCommand(StepId, $step_type),)+
            /// Confirms that a step has been taken: the level is the step's, further evidence shows it, the step is
            /// done, and its due date goes.
            ConfirmStep(StepId, Rc<[Evidence]>),
            /// Changes a field of the plan.
            SetPlan(PlanField),
            /// Changes a field of the profile.
            SetProfile(ProfileField),
        }

        impl Command {
            /// What the command changes.
            pub fn change(&self) -> Change {
                match self {
                    $(Self::$Command(id, _) => Change::Field(Part::Record(id.clone(), $Part::$Name)),)+
                    $(Self::$StepCommand(step, _) => Change::Step(step.clone(), StepPart::$StepName),)+
                    Self::ConfirmStep(step, _) => Change::StepTaken(step.clone()),
                    Self::SetPlan(field) => Change::Field(Part::Plan(field.part())),
                    Self::SetProfile(field) => Change::Field(Part::Profile(field.part())),
                }
            }

            /// Makes the change.
            fn put(self, into: &mut Assessment) {
                match self {
                    $(Self::$Command(id, value) => {
                        change_record(into, id, |record| $Value::$Name(value).put(record));
                    })+
                    $(Self::$StepCommand(StepId { practice, to }, value) => {
                        change_record(into, practice, |record| record.change_step(to, |step| step.$step_field = value));
                    })+
                    Self::ConfirmStep(StepId { practice, to }, evidence) => {
                        change_record(into, practice, |record| record.confirm_step(to, &evidence));
                    }
                    Self::SetPlan(field) => field.put(Rc::make_mut(&mut into.plan)),
                    Self::SetProfile(field) => field.put(Rc::make_mut(&mut into.profile)),
                }
            }
        }
    };
    ($($record:tt)+) => {
        step_fields!(commands [$($record)+]);
    };
}

// A command for each field of what is recorded for a practice or a step, and those that change something else.
record_fields!(commands);

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
    /// More capacity than a wave may have.
    CapacityOutOfRange(EffortSum),
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
    let mut next = (**assessment).clone();
    command.put(&mut next);
    Ok(if next == **assessment { Rc::clone(assessment) } else { Rc::new(next) })
}

fn change_record(assessment: &mut Assessment, id: PracticeId, change: impl FnOnce(&mut Record)) {
    let mut record = assessment.record(&id).map(|record| (**record).clone()).unwrap_or_default();
    change(&mut record);
    // A record that says nothing is no record, so that undoing by hand leaves no trace in files.
    if record == Record::default() {
        assessment.records.remove(&id);
    } else {
        assessment.records.insert(id, Rc::new(record));
    }
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
        Command::SetStepDecision(step, _)
        | Command::SetStepStatus(step, _)
        | Command::SetStepNote(step, _)
        | Command::ConfirmStep(step, _) => Some(step.to),
        _ => None,
    };
    if let Some(level) = level.filter(|level| !catalogue.scale().contains(*level)) {
        return Err(CommandError::LevelOutOfRange(level));
    }
    match command {
        Command::SetStepDecision(step, _) | Command::SetStepStatus(step, _) | Command::SetStepNote(step, _)
            if step.to == 0 =>
        {
            Err(CommandError::NoSuchStep(step.clone()))
        }
        Command::ConfirmStep(step, _)
            if assessment.answer(&step.practice).level().is_none_or(|level| step.to <= level) =>
        {
            Err(CommandError::NoSuchStep(step.clone()))
        }
        Command::SetStepDecision(_, Some(StepDecision::Pinned(wave))) if !assessment.plan.has(*wave) => {
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
