//! Copies of an assessment that begin alike and are changed apart, by every kind of change there is.

use std::rc::Rc;

use opex_format::{built_in_catalogue, take_snapshot};
use opex_model::{
    AcceptedRisk, Answer, Assessment, Catalogue, Command, Date, Editor, Effort, EffortSum, Evidence, Importance,
    NotApplicableReason, Objective, PlanField, PracticeIndex, Profile, ProfileField, Quarter, Record, Revision,
    StepDecision, StepId, StepStatus, Timestamp, UnknownFields, Wave, apply, without_old,
};

use crate::random::Random;

/// Copies of an assessment that begin alike and are changed apart.
pub struct Team {
    pub catalogue: Rc<Catalogue>,
    pub copies: Vec<Revision>,
    random: Random,
}

impl Team {
    pub fn new(n_copies: usize, seed: u64) -> Self {
        let catalogue = built_in_catalogue().unwrap();
        let assessment = Rc::new(Assessment::new("shared".into(), catalogue.id().clone(), Profile::default()));
        let copies = vec![Revision { assessment, stamps: Rc::default() }; n_copies];
        Self { catalogue, copies, random: Random(seed) }
    }

    /// Random changes, and now and then one copy takes in another.
    pub fn work(&mut self, n_changes: usize) {
        for _ in 0..n_changes {
            let copy = self.random.below(self.copies.len());
            self.change(copy);
            if self.random.chance(20) {
                let other = self.random.below(self.copies.len());
                self.copies[copy] = self.copies[copy].joined(&self.copies[other]);
            }
        }
    }

    /// One copy is changed, by an editor of its own.
    pub fn change(&mut self, copy: usize) {
        let now = self.moment();
        let before = self.copies[copy].clone();
        let mut after = if self.random.chance(15) {
            self.by_another_program(&before.assessment)
        } else {
            let command = self.command();
            // A step cannot be confirmed where it has been taken already: then nothing changes.
            apply(&self.catalogue, &before.assessment, command).unwrap_or_else(|_| Rc::clone(&before.assessment))
        };
        if self.random.chance(3) {
            let (key, snapshot) = take_snapshot(&after, "milestone", &now);
            let mut with = (*after).clone();
            with.snapshots.insert(key, Rc::new(snapshot));
            after = Rc::new(with);
        }
        if self.random.chance(10) {
            let (snapshots, _) = without_old(&after.snapshots);
            after = Rc::new(Assessment { snapshots, ..(*after).clone() });
        }
        let mut stamps = (*before.stamps).clone();
        stamps.note(&before.assessment, &after, &now, &editor(&format!("editor-{copy}")));
        self.copies[copy] = Revision { assessment: after, stamps: Rc::new(stamps) };
    }

    /// A moment within a few seconds, so that clocks of different editors are often equal or go backwards.
    fn moment(&mut self) -> Timestamp {
        let (second, milli) = (self.random.below(5), self.random.below(3));
        Timestamp::parse(&format!("2026-11-22T10:00:0{second}.00{milli}Z")).unwrap()
    }

    /// Any command. What is changed most often by people comes most often here.
    fn command(&mut self) -> Command {
        let random = &mut self.random;
        let practice = self.catalogue.practice(PracticeIndex::new(random.below(4))).unwrap().id.clone();
        let n = random.below(4);
        let text: Rc<str> = ["", "a", "b", "결제"][n].into();
        let level = u8::try_from(n).unwrap();
        let day = [None, Date::parse("2027-01-31"), Date::parse("2027-02-28"), Date::parse("2028-02-29")][n];
        let step = StepId { practice: practice.clone(), to: level + 1 };
        match random.below(25) {
            0 => Command::SetNote(practice, text),
            1 => Command::SetEvidence(practice, [Evidence { label: text, ..Evidence::default() }].into()),
            2 => Command::SetOwner(practice, text),
            3 => Command::SetDue(practice, day),
            4 => Command::SetDependsOnOtherTeam(practice, n.is_multiple_of(2)),
            5 => Command::SetImportance(practice, Importance::ALL[n % 3]),
            6 => Command::SetTarget(practice, (n > 0).then_some(level)),
            7 => Command::SetEffort(practice, Effort::parse_days(&(n + 1).to_string())),
            8 => {
                let accepted = AcceptedRisk { who: text, until: day, ..AcceptedRisk::default() };
                Command::SetAcceptance(practice, (n > 0).then_some(accepted))
            }
            9 => {
                // What a wave is pinned to must be there, and a plan has no waves at first.
                let decision =
                    [None, Some(StepDecision::Excluded), Wave::from_index(0).map(StepDecision::Pinned)][n % 3];
                Command::SetStepDecision(step, decision)
            }
            10 => Command::SetStepStatus(step, StepStatus::ALL[n]),
            11 => Command::SetStepNote(step, text),
            12 => Command::ConfirmStep(step, [Evidence { label: text, ..Evidence::default() }].into()),
            13 => {
                Command::SetPlan(PlanField::Capacities([EffortSum::from_hundredths(100 * n as u64)].repeat(n).into()))
            }
            14 => Command::SetPlan(PlanField::Objective(Objective::ALL[n % 2])),
            15 => Command::SetPlan(PlanField::FirstQuarter(Quarter::parse(&format!("2027-Q{}", n + 1)))),
            16 => Command::SetProfile(ProfileField::Team(text)),
            17 => Command::SetProfile(ProfileField::Workload(text)),
            18 => Command::SetProfile(ProfileField::Scope(text)),
            19 => Command::SetProfile(ProfileField::Date(day)),
            20 => Command::SetProfile(ProfileField::Facilitator(text)),
            21 => {
                let models = self.catalogue.operating_models();
                Command::SetProfile(ProfileField::OperatingModel(models.get(n).cloned()))
            }
            22 => Command::SetProfile(ProfileField::DefaultTarget((n > 0).then_some(level))),
            _ if n == 0 => {
                let reason = random.pick(&NotApplicableReason::ALL);
                Command::SetAnswer(practice, Answer::NotApplicable { reason: Some(reason), explanation: "".into() })
            }
            _ => Command::SetAnswer(practice, Answer::Level(level)),
        }
    }

    /// What no command can do: a program that knows more writes keys that this version does not know, or says that
    /// it is all made up.
    fn by_another_program(&mut self, before: &Assessment) -> Rc<Assessment> {
        let kept = UnknownFields(format!(r#"{{"x-tool":{}}}"#, self.random.below(3)).into());
        let id = self.catalogue.practice(PracticeIndex::new(self.random.below(4))).unwrap().id.clone();
        let mut after = before.clone();
        match self.random.below(5) {
            0 => after.kept = kept,
            1 => Rc::make_mut(&mut after.profile).kept = kept,
            2 => Rc::make_mut(&mut after.plan).kept = kept,
            3 => Rc::make_mut(&mut after.profile).example = !before.profile.example,
            _ => {
                let record = before.record(&id).map(|record| (**record).clone()).unwrap_or_default();
                after.records.insert(id, Rc::new(Record { kept, ..record }));
            }
        }
        Rc::new(after)
    }
}

/// Every other editor has said who they are.
pub fn editor(id: &str) -> Editor {
    Editor {
        id: id.into(),
        name: if id.len().is_multiple_of(2) { id.to_uppercase().as_str().into() } else { "".into() },
    }
}
