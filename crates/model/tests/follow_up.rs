//! What a team lays down for its plan and follows up: commands, undo, and the results file.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::rc::Rc;

use opex_format::{Document, LoadError, RESULTS_VERSION, built_in_catalogue, read_results, write_results};
use opex_model::{
    Answer, Assessment, Catalogue, Change, Command, CommandError, Date, EffortSum, Evaluation, Evidence, History,
    IgnoredBecause, Objective, PlanConstraint, PlanConstraints, PlanField, PlanSettings, PracticeIndex, Profile,
    Quarter, StepConstraint, StepDecision, StepId, StepStatus, Wave, apply, parse_capacity,
};
use serde_json::{Value, json};

#[test]
fn every_change_can_be_undone_and_done_again() {
    let catalogue = built_in_catalogue().unwrap();
    let blank = blank(&catalogue);
    let mut history = History::new(Rc::clone(&blank));
    let commands = all_commands(&catalogue);
    for command in &commands {
        let next = apply(&catalogue, history.present(), command.clone()).unwrap();
        assert!(!Rc::ptr_eq(&next, history.present()), "{command:?} changes something");
        let again = apply(&catalogue, &next, command.clone());
        let is_confirmation = matches!(command, Command::ConfirmStep(..));
        assert_eq!(again.is_ok_and(|again| Rc::ptr_eq(&again, &next)), !is_confirmation, "{command:?} is done once");
        history.record(command.change(), next);
        history.end_typing();
    }
    let full = Rc::clone(history.present());
    for command in commands.iter().rev() {
        assert_eq!(history.undo(), Some(command.change()));
    }
    assert!(Rc::ptr_eq(history.present(), &blank));
    for command in &commands {
        assert_eq!(history.redo(), Some(command.change()));
    }
    assert!(Rc::ptr_eq(history.present(), &full));
}

#[test]
fn a_change_shares_what_it_does_not_touch() {
    let catalogue = built_in_catalogue().unwrap();
    let full = full(&catalogue);
    let objective = Command::SetPlan(PlanField::Objective(Objective::Score));
    let next = apply(&catalogue, &full, objective).unwrap();
    assert!(full.records.values().zip(next.records.values()).all(|(before, after)| Rc::ptr_eq(before, after)));
    let next = apply(&catalogue, &full, Command::SetStepNote(step(&catalogue, 0, 3), "x".into())).unwrap();
    assert!(Rc::ptr_eq(&full.plan, &next.plan) && Rc::ptr_eq(&full.profile, &next.profile));
}

#[test]
fn taking_everything_back_by_hand_leaves_no_trace() {
    let catalogue = built_in_catalogue().unwrap();
    let mut assessment = blank(&catalogue);
    let commands = [
        Command::SetPlan(PlanField::Capacities(capacities(&["10"]))),
        Command::SetStepDecision(step(&catalogue, 0, 2), Some(StepDecision::Pinned(wave(1)))),
        Command::SetStepStatus(step(&catalogue, 0, 2), StepStatus::Dropped),
        Command::SetStepNote(step(&catalogue, 0, 2), "x".into()),
        Command::SetStepNote(step(&catalogue, 0, 2), "".into()),
        Command::SetStepStatus(step(&catalogue, 0, 2), StepStatus::Planned),
        Command::SetStepDecision(step(&catalogue, 0, 2), None),
        Command::SetPlan(PlanField::Capacities(capacities(&[]))),
    ];
    for command in commands {
        assessment = apply(&catalogue, &assessment, command).unwrap();
    }
    assert_eq!(assessment, blank(&catalogue));
}

#[test]
fn confirming_a_step_is_one_change() {
    let catalogue = built_in_catalogue().unwrap();
    let id = step(&catalogue, 0, 2);
    let evidence = |label: &str| Evidence { label: label.into(), ..Evidence::default() };
    let mut assessment = blank(&catalogue);
    let commands = [
        Command::SetAnswer(id.practice.clone(), Answer::Level(1)),
        Command::SetEvidence(id.practice.clone(), [evidence("wiki")].into()),
        Command::SetOwner(id.practice.clone(), "owner".into()),
        Command::SetDue(id.practice.clone(), Date::parse("2026-01-31")),
        Command::SetStepStatus(id.clone(), StepStatus::Done),
    ];
    for command in commands {
        assessment = apply(&catalogue, &assessment, command).unwrap();
    }
    let proposed = |assessment: &Assessment| assessment.record(&id.practice).unwrap().proposed_level();
    assert_eq!(proposed(&assessment), Some(2));
    let mut history = History::new(Rc::clone(&assessment));
    let confirm = Command::ConfirmStep(id.clone(), [evidence("review")].into());
    let next = apply(&catalogue, &assessment, confirm.clone()).unwrap();
    history.record(confirm.change(), next);
    let record = history.present().record(&id.practice).unwrap();
    assert_eq!(record.answer, Answer::Level(2));
    assert_eq!(record.evidence.iter().map(|evidence| &*evidence.label).collect::<Vec<_>>(), ["wiki", "review"]);
    assert_eq!((&*record.owner, record.due), ("owner", None), "the due date was that of the step");
    assert_eq!(record.step_status(2), StepStatus::Done, "what was done stays on record");
    assert_eq!(proposed(history.present()), None);
    assert_eq!(history.undo(), Some(Change::StepTaken(id.clone())));
    assert_eq!(history.present(), &assessment);
}

#[test]
fn err_commands_that_do_not_fit_are_refused() {
    let catalogue = built_in_catalogue().unwrap();
    let assessment = apply(
        &catalogue,
        &blank(&catalogue),
        Command::SetPlan(PlanField::Capacities(capacities(&["5", "5", "5", "5"]))),
    );
    let answer = Command::SetAnswer(step(&catalogue, 0, 2).practice, Answer::Level(2));
    let assessment = apply(&catalogue, &assessment.unwrap(), answer).unwrap();
    let unknown = StepId { practice: "unknown".into(), to: 1 };
    let huge: EffortSum = (0..3).fold(EffortSum::default(), |sum, _| sum_of(sum, "99999"));
    let pin = |number| Some(StepDecision::Pinned(wave(number)));
    let cases = [
        (Command::SetStepDecision(step(&catalogue, 0, 3), pin(5)), CommandError::NoSuchWave(wave(5))),
        (Command::SetStepDecision(step(&catalogue, 0, 5), None), CommandError::LevelOutOfRange(5)),
        (Command::SetStepNote(step(&catalogue, 0, 0), "".into()), CommandError::NoSuchStep(step(&catalogue, 0, 0))),
        (
            Command::SetStepStatus(unknown.clone(), StepStatus::Done),
            CommandError::UnknownPractice(unknown.practice.clone()),
        ),
        (Command::ConfirmStep(step(&catalogue, 0, 2), [].into()), CommandError::NoSuchStep(step(&catalogue, 0, 2))),
        (Command::ConfirmStep(step(&catalogue, 1, 1), [].into()), CommandError::NoSuchStep(step(&catalogue, 1, 1))),
        (Command::ConfirmStep(step(&catalogue, 0, 5), [].into()), CommandError::LevelOutOfRange(5)),
        (Command::SetPlan(PlanField::Capacities(capacities(&["1"; 9]))), CommandError::TooManyWaves(9)),
        (Command::SetPlan(PlanField::Capacities([huge].into())), CommandError::CapacityOutOfRange(huge)),
    ];
    for (command, error) in cases {
        assert_eq!(apply(&catalogue, &assessment, command.clone()), Err(error), "{command:?}");
    }
}

#[test]
fn choices_that_are_out_of_date_are_kept_and_ignored() {
    let catalogue = built_in_catalogue().unwrap();
    let today = Date::parse("2026-11-22").unwrap();
    let mut assessment = blank(&catalogue);
    let decide = |assessment: &Rc<Assessment>, practice, to, decision| {
        apply(&catalogue, assessment, Command::SetStepDecision(step(&catalogue, practice, to), Some(decision))).unwrap()
    };
    let set = |assessment: &Rc<Assessment>, command| apply(&catalogue, assessment, command).unwrap();
    assessment = set(&assessment, Command::SetPlan(PlanField::Capacities(capacities(&["5", "5", "5"]))));
    for practice in [0, 2, 3] {
        let answer = Command::SetAnswer(step(&catalogue, practice, 1).practice, Answer::Level(1));
        assessment = set(&assessment, answer);
    }
    for (practice, to, decision) in [
        (0, 1, StepDecision::Excluded),
        (0, 2, StepDecision::Pinned(wave(1))),
        (0, 3, StepDecision::Pinned(wave(3))),
        (0, 4, StepDecision::Excluded),
        (1, 2, StepDecision::Excluded),
        (2, 2, StepDecision::Pinned(wave(2))),
        (3, 2, StepDecision::Pinned(wave(1))),
    ] {
        assessment = decide(&assessment, practice, to, decision);
    }
    assessment = set(&assessment, Command::SetStepStatus(step(&catalogue, 2, 3), StepStatus::Done));
    assessment = set(&assessment, Command::SetStepStatus(step(&catalogue, 3, 2), StepStatus::Dropped));
    assessment = set(&assessment, Command::SetPlan(PlanField::Capacities(capacities(&["5", "5"]))));
    let constraints = |assessment: &Assessment| {
        PlanConstraints::new(&catalogue, assessment, &Evaluation::new(&catalogue, assessment, today))
    };
    let constraint = |practice, to, kind| PlanConstraint { practice, to, kind };
    use IgnoredBecause::{BeyondTarget, NoLevel, NoSuchWave, PassedBy, Reached};
    use StepConstraint::{Done, Excluded, Pinned};
    let counting = [
        constraint(PracticeIndex::new(0), 2, Pinned(wave(1))),
        constraint(PracticeIndex::new(2), 3, Done),
        constraint(PracticeIndex::new(3), 2, Excluded),
    ];
    let ignored = [
        (constraint(PracticeIndex::new(0), 1, Excluded), Reached),
        (constraint(PracticeIndex::new(0), 3, Pinned(wave(3))), NoSuchWave),
        (constraint(PracticeIndex::new(0), 4, Excluded), BeyondTarget),
        (constraint(PracticeIndex::new(1), 2, Excluded), NoLevel),
        (constraint(PracticeIndex::new(2), 2, Pinned(wave(2))), PassedBy),
    ];
    assert_eq!(constraints(&assessment), PlanConstraints { counting: counting.to_vec(), ignored: ignored.to_vec() });
    let written = write_results(&Document::new(Rc::clone(&assessment), None));
    assert_eq!(read_results(&written, &catalogue).unwrap().assessment, assessment, "all of them are in the file");
    let wider = set(&assessment, Command::SetPlan(PlanField::Capacities(capacities(&["5", "5", "5"]))));
    assert_eq!(
        constraints(&wider).counting[1],
        constraint(PracticeIndex::new(0), 3, Pinned(wave(3))),
        "what was kept counts again"
    );
}

#[test]
fn the_file_says_what_the_plan_is_made_for() {
    let catalogue = built_in_catalogue().unwrap();
    let document = Document::new(full(&catalogue), None);
    let text = write_results(&document);
    let file: Value = serde_json::from_str(&text).unwrap();
    let expected = json!({"capacities": [60, 12.5, 0, 40], "objective": "risk", "first_quarter": "2027-Q1"});
    assert_eq!(file["plan"], expected);
    let steps = &file["answers"][step(&catalogue, 0, 2).practice.as_str()]["steps"];
    let expected = json!({
        "2": {"wave": 4, "status": "done", "note": "메모 \"x\"\n🙂"}, "3": {"wave": "none"}, "4": {"status": "dropped"},
    });
    assert_eq!(steps, &expected);
    assert!(text.find("\"plan\"") < text.find("\"answers\""), "known keys come in their order");
    assert!(text.find("\"2\": {") < text.find("\"3\": {"));
    let read = read_results(&text, &catalogue).unwrap();
    assert_eq!(read, document);
    assert_eq!(write_results(&read), text, "the same state gives the same bytes");

    let blank = Document::new(blank(&catalogue), None);
    assert!(!write_results(&blank).contains("plan"), "what says nothing is not written");
}

#[test]
fn what_is_absent_null_or_empty_says_nothing() {
    let catalogue = built_in_catalogue().unwrap();
    let expected = Document::new(blank(&catalogue), None);
    let nothings = [
        json!({"plan": null}),
        json!({"plan": {}}),
        json!({"plan": {"capacities": [], "objective": "score", "first_quarter": null}}),
    ];
    for nothing in nothings {
        let read = read_results(&with(&catalogue, &nothing).to_string(), &catalogue).unwrap();
        assert_eq!(read, expected, "{nothing}");
    }
    let id = step(&catalogue, 0, 1).practice.to_string();
    let steps = json!({"answers": {id: {"level": 1, "steps": {"2": {"status": "planned", "wave": null, "note": ""}}}}});
    let read = read_results(&with(&catalogue, &steps).to_string(), &catalogue).unwrap();
    assert!(!write_results(&read).contains("steps"), "{read:?}");
}

#[test]
fn unknown_keys_are_kept() {
    let catalogue = built_in_catalogue().unwrap();
    let id = step(&catalogue, 0, 1).practice.to_string();
    let file = with(
        &catalogue,
        &json!({
            "plan": {"capacities": [1], "budget": {"krw": 5}},
            "answers": {id: {"steps": {"2": {"status": "in-progress", "ticket": "X-1"}, "3": {"link": [null]}}}},
        }),
    );
    let read = read_results(&file.to_string(), &catalogue).unwrap();
    let written: Value = serde_json::from_str(&write_results(&read)).unwrap();
    assert_eq!(written, file);
}

#[test]
fn err_a_value_that_is_not_allowed_is_named_with_its_place() {
    let catalogue = built_in_catalogue().unwrap();
    let id = step(&catalogue, 0, 1).practice.to_string();
    let days = "must be a number of days from 0 to 99999 with at most two decimals";
    let nine = json!([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    let plan = |key: &str, value: Value| json!({"plan": {key: value}});
    let step = |to: &str, value: Value| json!({"answers": {&id: {"steps": {to: value}}}});
    let at_step = |rest: &str| format!("/answers/{id}/steps/{rest}");
    let cases = [
        (plan("capacities", json!([5, -1])), format!("/plan/capacities/1: {days}, is -1")),
        (plan("capacities", json!([0.001])), format!("/plan/capacities/0: {days}, is 0.001")),
        (plan("capacities", json!([100_000])), format!("/plan/capacities/0: {days}, is 100000")),
        (plan("capacities", json!([1e300])), format!("/plan/capacities/0: {days}, is 1e+300")),
        (plan("capacities", json!(["5"])), format!("/plan/capacities/0: {days}, is \"5\"")),
        (plan("capacities", json!([null])), format!("/plan/capacities/0: {days}, is null")),
        (plan("capacities", nine), "/plan/capacities: must be a list of at most 8, is [1,1,1,1,1,1,1,1,1]".into()),
        (plan("capacities", json!(5)), "/plan/capacities: must be a list, is 5".into()),
        (plan("objective", json!("fun")), "/plan/objective: must be \"score\" or \"risk\", is \"fun\"".into()),
        (
            plan("first_quarter", json!("2026-Q5")),
            "/plan/first_quarter: must be a quarter as 2026-Q1, is \"2026-Q5\"".into(),
        ),
        (json!({"plan": []}), "/plan: must be an object, is []".into()),
        (step("5", json!({})), at_step("5: must be 1 to 4, is \"5\"")),
        (step("0", json!({})), at_step("0: must be 1 to 4, is \"0\"")),
        (step("02", json!({})), at_step("02: must be 1 to 4, is \"02\"")),
        (step("+2", json!({})), at_step("+2: must be 1 to 4, is \"+2\"")),
        (step("two", json!({})), at_step("two: must be 1 to 4, is \"two\"")),
        (step("2", json!([])), at_step("2: must be an object, is []")),
        (step("2", json!({"wave": 9})), at_step("2/wave: must be 1 to 8, or \"none\", is 9")),
        (step("2", json!({"wave": 0})), at_step("2/wave: must be 1 to 8, or \"none\", is 0")),
        (step("2", json!({"wave": 1.0})), at_step("2/wave: must be 1 to 8, or \"none\", is 1.0")),
        (step("2", json!({"wave": "never"})), at_step("2/wave: must be 1 to 8, or \"none\", is \"never\"")),
        (
            step("2", json!({"status": "late"})),
            at_step("2/status: must be \"planned\" or \"in-progress\" or \"done\" or \"dropped\", is \"late\""),
        ),
        (step("2", json!({"note": 1})), at_step("2/note: must be a text, is 1")),
        (json!({"answers": {&id: {"steps": []}}}), format!("/answers/{id}/steps: must be an object, is []")),
    ];
    for (change, expected) in cases {
        let error = read_results(&with(&catalogue, &change).to_string(), &catalogue).unwrap_err();
        assert!(matches!(&error, LoadError::Invalid(problems) if problems.len() == 1), "{change}: {error}");
        assert_eq!(error.to_string(), expected, "{change}");
    }
}

#[test]
fn any_mixture_of_changes_is_read_back_and_undone() {
    let catalogue = built_in_catalogue().unwrap();
    let mut random = Random(20_261_122);
    for _ in 0..60 {
        let start = blank(&catalogue);
        let mut history = History::new(Rc::clone(&start));
        for _ in 0..40 {
            let command = random_command(&mut random, &catalogue);
            if let Ok(next) = apply(&catalogue, history.present(), command.clone()) {
                history.record(command.change(), next);
            }
        }
        let document = Document::new(Rc::clone(history.present()), None);
        let text = write_results(&document);
        assert_eq!(read_results(&text, &catalogue), Ok(document.clone()), "{text}");
        while history.undo().is_some() {}
        assert_eq!(history.present(), &start);
        while history.redo().is_some() {}
        assert_eq!(history.present(), &document.assessment);
    }
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn pick<T: Clone>(&mut self, items: &[T]) -> T {
        items[usize::try_from(self.below(items.len() as u64)).unwrap()].clone()
    }
}

fn random_command(random: &mut Random, catalogue: &Catalogue) -> Command {
    let id = |random: &mut Random| {
        let practice = usize::try_from(random.below(4)).unwrap();
        step(catalogue, practice, u8::try_from(random.below(6)).unwrap())
    };
    let text = |random: &mut Random| random.pick(&["", "메모", "\"\\\n\t🙂", "=1+1"]);
    match random.below(7) {
        0 => {
            let n_waves = random.below(10);
            let waves: Vec<EffortSum> = (0..n_waves)
                .map(|_| parse_capacity(random.pick(&["0", "0.01", "12.25", "99999", "7.1"])).unwrap())
                .collect();
            Command::SetPlan(PlanField::Capacities(waves.into()))
        }
        1 => Command::SetPlan(PlanField::Objective(random.pick(&Objective::ALL))),
        2 => Command::SetPlan(PlanField::FirstQuarter(Quarter::new(2026, u8::try_from(random.below(6)).unwrap()))),
        3 => {
            let decision = random.below(10);
            let decision = if decision == 0 { None } else { Wave::from_number(decision).map(StepDecision::Pinned) };
            let decision = decision.or(random.pick(&[None, Some(StepDecision::Excluded)]));
            Command::SetStepDecision(id(random), decision)
        }
        4 => Command::SetStepStatus(id(random), random.pick(&StepStatus::ALL)),
        5 => {
            let evidence = Evidence { label: text(random).into(), ..Evidence::default() };
            Command::ConfirmStep(id(random), [evidence].into())
        }
        _ if random.below(2) == 0 => Command::SetAnswer(id(random).practice, Answer::Level(1)),
        _ => Command::SetStepNote(id(random), text(random).into()),
    }
}

fn all_commands(catalogue: &Catalogue) -> Vec<Command> {
    let evidence = Evidence { label: "증빙".into(), ..Evidence::default() };
    vec![
        Command::SetPlan(PlanField::Capacities(capacities(&["60", "12.5", "0", "40"]))),
        Command::SetPlan(PlanField::Objective(Objective::Risk)),
        Command::SetPlan(PlanField::FirstQuarter(Quarter::parse("2027-Q1"))),
        Command::SetAnswer(step(catalogue, 0, 1).practice, Answer::Level(1)),
        Command::SetStepDecision(step(catalogue, 0, 2), Some(StepDecision::Pinned(wave(4)))),
        Command::SetStepDecision(step(catalogue, 0, 3), Some(StepDecision::Excluded)),
        Command::SetStepStatus(step(catalogue, 0, 2), StepStatus::InProgress),
        Command::SetStepStatus(step(catalogue, 0, 4), StepStatus::Dropped),
        Command::SetStepNote(step(catalogue, 0, 2), "메모 \"x\"\n🙂".into()),
        Command::ConfirmStep(step(catalogue, 0, 2), [evidence].into()),
    ]
}

fn full(catalogue: &Catalogue) -> Rc<Assessment> {
    let commands = all_commands(catalogue);
    commands.into_iter().fold(blank(catalogue), |assessment, command| apply(catalogue, &assessment, command).unwrap())
}

fn blank(catalogue: &Catalogue) -> Rc<Assessment> {
    let assessment = Assessment::new("doc-1".into(), catalogue.id().clone(), Profile::default());
    assert_eq!(*assessment.plan, PlanSettings::default());
    Rc::new(assessment)
}

/// A results file that says nothing but this.
fn with(catalogue: &Catalogue, more: &Value) -> Value {
    let mut file = json!({
        "format": "opex-maturity/results", "version": RESULTS_VERSION, "catalogue": {"id": catalogue.id().as_str()}, "id": "doc-1",
        "profile": {}, "answers": {},
    });
    file.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    file
}

fn step(catalogue: &Catalogue, practice: usize, to: u8) -> StepId {
    StepId { practice: catalogue.practice(PracticeIndex::new(practice)).unwrap().id.clone(), to }
}

fn wave(number: u64) -> Wave {
    Wave::from_number(number).unwrap()
}

fn capacities(days: &[&str]) -> Rc<[EffortSum]> {
    days.iter().map(|days| parse_capacity(days).unwrap()).collect()
}

fn sum_of(sum: EffortSum, days: &str) -> EffortSum {
    sum.plus(opex_model::Effort::parse_days(days).unwrap())
}
