//! Merging copies of an assessment: the order makes no difference, nothing is lost, conflicts are seen.

// Runs natively.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(dead_code, reason = "each test uses its part of what they have in common")]

#[path = "../../../tests/common/random.rs"]
mod random;

use std::rc::Rc;

use opex_format::{Document, built_in_catalogue, read_results, take_snapshot, write_results};
use opex_model::{
    AcceptedRisk, Answer, Assessment, Catalogue, Cause, Change, Command, Editor, Effort, Evidence, History, Importance,
    Part, PlanField, Profile, ProfileField, Quarter, Revision, Side, StepId, StepStatus, Timestamp, apply,
    differing_parts,
};
use random::Random;

/// Copies of an assessment that begin alike and are changed apart.
struct Team {
    catalogue: Rc<Catalogue>,
    copies: Vec<Revision>,
    random: Random,
}

impl Team {
    fn new(n_copies: usize, seed: u64) -> Self {
        let catalogue = built_in_catalogue().unwrap();
        let assessment = Rc::new(Assessment::new("shared".into(), catalogue.id().clone(), Profile::default()));
        let copies = vec![Revision { assessment, stamps: Rc::default() }; n_copies];
        Self { catalogue, copies, random: Random(seed) }
    }

    /// A moment within a few seconds, so that clocks of different editors are often equal or go backwards.
    fn moment(&mut self) -> Timestamp {
        let (second, milli) = (self.random.below(5), self.random.below(3));
        Timestamp::parse(&format!("2026-11-22T10:00:0{second}.00{milli}Z")).unwrap()
    }

    fn command(&mut self) -> Command {
        let random = &mut self.random;
        let practice = self.catalogue.practice(random.below(4)).unwrap().id.clone();
        let n = random.below(4);
        let text: Rc<str> = ["", "a", "b", "결제"][n].into();
        let level = u8::try_from(n).unwrap();
        match random.below(14) {
            0 => Command::SetNote(practice, text),
            1 => Command::SetEvidence(practice, [Evidence { label: text, ..Evidence::default() }].into()),
            2 => Command::SetOwner(practice, text),
            3 => Command::SetImportance(practice, [Importance::Low, Importance::Normal, Importance::High][n % 3]),
            4 => Command::SetTarget(practice, (n > 0).then_some(level)),
            5 => Command::SetEffort(practice, Effort::parse_days(&(n + 1).to_string())),
            6 => Command::SetAcceptance(practice, Some(AcceptedRisk { who: text, ..AcceptedRisk::default() })),
            7 => Command::SetStepStatus(StepId { practice, to: level + 1 }, StepStatus::ALL[n]),
            8 => Command::SetProfile(ProfileField::Team(text)),
            9 => Command::SetProfile(ProfileField::DefaultTarget((n > 0).then_some(level))),
            10 => Command::SetPlan(PlanField::FirstQuarter(Quarter::parse(&format!("2027-Q{}", n + 1)))),
            _ if n == 0 => Command::SetAnswer(practice, Answer::not_applicable()),
            _ => Command::SetAnswer(practice, Answer::Level(level)),
        }
    }

    /// One copy is changed, by an editor of its own.
    fn change(&mut self, copy: usize) {
        let (now, command) = (self.moment(), self.command());
        let before = self.copies[copy].clone();
        let mut after = apply(&self.catalogue, &before.assessment, command).unwrap();
        if self.random.chance(3) {
            let (key, snapshot) = take_snapshot(&after, "milestone", &now);
            let mut with = (*after).clone();
            with.snapshots.insert(key, Rc::new(snapshot));
            after = Rc::new(with);
        }
        let mut stamps = (*before.stamps).clone();
        stamps.note(&before.assessment, &after, &now, &editor(&format!("editor-{copy}")));
        self.copies[copy] = Revision { assessment: after, stamps: Rc::new(stamps) };
    }

    /// Random changes, and now and then one copy takes in another.
    fn work(&mut self, n_changes: usize) {
        for _ in 0..n_changes {
            let copy = self.random.below(self.copies.len());
            self.change(copy);
            if self.random.chance(20) {
                let other = self.random.below(self.copies.len());
                self.copies[copy] = self.copies[copy].joined(&self.copies[other]);
            }
        }
    }
}

/// Every other editor has said who they are.
fn editor(id: &str) -> Editor {
    Editor {
        id: id.into(),
        name: if id.len().is_multiple_of(2) { id.to_uppercase().as_str().into() } else { "".into() },
    }
}

#[test]
fn joining_is_commutative_associative_and_idempotent() {
    for seed in 0..600 {
        let mut team = Team::new(3, seed);
        team.work(30);
        let [a, b, c] = &team.copies[..] else { panic!() };
        assert_eq!(a.joined(a), *a, "seed {seed}");
        assert_eq!(a.joined(b), b.joined(a), "seed {seed}");
        assert_eq!(a.joined(b).joined(c), a.joined(&b.joined(c)), "seed {seed}");
        assert_eq!(a.joined(b).joined(b), a.joined(b), "seed {seed}");
    }
}

#[test]
fn copies_without_stamps_are_joined_alike_in_any_order() {
    for seed in 0..200 {
        let mut team = Team::new(3, seed);
        team.work(30);
        let bare = |copy: &Revision| Revision { assessment: Rc::clone(&copy.assessment), stamps: Rc::default() };
        let [a, b, c] = [0, 1, 2].map(|at| bare(&team.copies[at]));
        assert_eq!(a.joined(&b), b.joined(&a));
        assert_eq!(a.joined(&b).joined(&c), a.joined(&b.joined(&c)));
    }
}

#[test]
fn changes_of_different_parts_all_survive_and_are_no_conflicts() {
    for seed in 0..300 {
        let mut team = Team::new(2, seed);
        team.work(20);
        let base = team.copies[0].joined(&team.copies[1]);
        team.copies = vec![base.clone(), base.clone()];
        team.change(0);
        team.change(1);
        let [a, b] = &team.copies[..] else { panic!() };
        let (ours, theirs) =
            (differing_parts(&base.assessment, &a.assessment), differing_parts(&base.assessment, &b.assessment));
        let joined = a.joined(b);
        for part in &ours {
            if !theirs.contains(part) {
                assert!(part.order(&joined.assessment, &a.assessment).is_eq(), "seed {seed}: {part:?}");
            }
        }
        for part in &theirs {
            if !ours.contains(part) {
                assert!(part.order(&joined.assessment, &b.assessment).is_eq(), "seed {seed}: {part:?}");
            }
        }
        let both: Vec<Part> = ours.iter().filter(|part| theirs.contains(part)).cloned().collect();
        let differ = |part: &&Part| part.order(&a.assessment, &b.assessment).is_ne();
        let expected: Vec<Part> = both.iter().filter(differ).cloned().collect();
        assert_eq!(a.conflicts(b), expected, "seed {seed}: what both changed, and nothing else");
    }
}

#[test]
fn what_is_newer_is_told_from_what_both_changed() {
    let mut team = Team::new(2, 7);
    team.work(10);
    let base = team.copies[0].joined(&team.copies[1]);
    let set = |copy: &Revision, by: &str, at: &str, level| {
        let id = team.catalogue.practice(9).unwrap().id.clone();
        let after = apply(&team.catalogue, &copy.assessment, Command::SetAnswer(id, Answer::Level(level))).unwrap();
        let mut stamps = (*copy.stamps).clone();
        stamps.note(&copy.assessment, &after, &Timestamp::parse(at).unwrap(), &editor(by));
        Revision { assessment: after, stamps: Rc::new(stamps) }
    };
    // The clock of the second editor is an hour behind: what counts is that it knew the first one's change.
    let first = set(&base, "x", "2026-11-22T12:00:00.000Z", 1);
    let second = set(&first, "y", "2026-11-22T11:00:00.000Z", 2);
    let difference = &first.differences(&second)[0];
    assert_eq!((difference.cause, difference.suggested), (Cause::TheirsChanged, Side::Theirs));
    let difference = &second.differences(&first)[0];
    assert_eq!((difference.cause, difference.suggested), (Cause::OursChanged, Side::Ours));
    assert_eq!(first.joined(&second), second);

    let apart = set(&base, "z", "2026-11-22T13:00:00.000Z", 3);
    let difference = &second.differences(&apart)[0];
    assert_eq!((difference.cause, difference.suggested), (Cause::BothChanged, Side::Theirs));

    // Whoever decides against the later change makes a change that stands.
    let now = Timestamp::parse("2026-11-22T09:00:00.000Z").unwrap();
    let decided = second.merged(&apart, |_| Side::Ours, &now, &editor("y"));
    assert_eq!(decided.assessment, second.assessment);
    assert_eq!(decided.joined(&apart).assessment, second.assessment);
    assert_eq!(apart.joined(&decided), decided.joined(&apart));
    assert_eq!(decided.conflicts(&apart), []);
}

#[test]
fn undoing_takes_back_ones_own_changes_only() {
    for seed in 0..200 {
        let mut team = Team::new(2, seed);
        let start = team.copies[0].clone();
        let mut history = History::new(Rc::clone(&start.assessment));
        for _ in 0..5 {
            team.change(0);
            history.record(Change::WhatIf, Rc::clone(&team.copies[0].assessment));
        }
        (0..5).for_each(|_| team.change(1));
        let joined = team.copies[0].joined(&team.copies[1]);
        let incoming = differing_parts(&team.copies[0].assessment, &joined.assessment);
        history.adopt(&incoming, &joined.assessment);
        assert_eq!(*history.present(), joined.assessment);
        while history.undo().is_some() {}
        for part in &incoming {
            assert!(part.order(history.present(), &joined.assessment).is_eq(), "seed {seed}: theirs stays: {part:?}");
        }
        for part in differing_parts(&start.assessment, history.present()) {
            assert!(incoming.contains(&part), "seed {seed}: ours is gone: {part:?}");
        }
        while history.redo().is_some() {}
        assert_eq!(*history.present(), joined.assessment, "seed {seed}");
    }
}

#[test]
fn stamps_and_snapshots_are_in_the_file() {
    for seed in 0..100 {
        let mut team = Team::new(2, seed);
        team.work(40);
        let joined = team.copies[0].joined(&team.copies[1]);
        let document = Document { stamps: joined.stamps, ..Document::new(joined.assessment, None) };
        let text = write_results(&document);
        let read = read_results(&text, &team.catalogue).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
        assert_eq!(read, document, "seed {seed}");
        assert_eq!(write_results(&read), text, "seed {seed}");
    }
}

#[test]
fn taking_a_part_makes_the_two_alike_there() {
    for seed in 0..200 {
        let mut team = Team::new(2, seed);
        team.work(20);
        let [a, b] = &team.copies[..] else { panic!() };
        let mut taken = (*a.assessment).clone();
        for part in differing_parts(&a.assessment, &b.assessment) {
            part.take(&mut taken, &b.assessment);
            assert!(part.order(&taken, &b.assessment).is_eq(), "seed {seed}: {part:?}");
        }
        taken.snapshots = b.assessment.snapshots.clone();
        assert_eq!(taken, *b.assessment, "seed {seed}: the parts are all there is");
    }
}
