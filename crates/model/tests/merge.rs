//! Merging copies of an assessment: the order makes no difference, nothing is lost, conflicts are seen.

// Runs natively.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(dead_code, reason = "each test uses its part of what they have in common")]

#[path = "../../../tests/common/random.rs"]
mod random;
#[path = "../../../tests/common/team.rs"]
mod team;

use std::collections::BTreeSet;
use std::rc::Rc;

use opex_format::{Document, check_seal, read_results, take_snapshot, write_results};
use opex_model::{
    Answer, Cause, Change, Command, History, Part, PlanPart, PracticeIndex, ProfilePart, RecordPart, Revision,
    SealCheck, Side, Snapshots, Timestamp, apply, differing_parts, without_old,
};
use team::{Team, editor};

/// What the random work below is made of must be all that can change, or the laws are shown of less than they say.
#[test]
fn random_work_changes_every_part_there_is() {
    let (mut changed, mut n_removed) = (BTreeSet::new(), 0);
    for seed in 0..200 {
        let mut team = Team::new(3, seed);
        let start = Rc::clone(&team.copies[0].assessment);
        team.work(30);
        for copy in &team.copies {
            // Of which practice, and to which level a step leads, makes no difference.
            changed.extend(differing_parts(&start, &copy.assessment).into_iter().map(|part| match part {
                Part::Record(_, RecordPart::Step(_)) => Part::Record("any".into(), RecordPart::Step(0)),
                Part::Record(_, part) => Part::Record("any".into(), part),
                other => other,
            }));
            n_removed += copy.assessment.snapshots.values().filter(|snapshot| snapshot.content.is_none()).count();
        }
    }
    let of_profile = ProfilePart::ALL.into_iter().map(Part::Profile);
    let of_plan = PlanPart::ALL.into_iter().map(Part::Plan);
    let of_record = RecordPart::ALL.into_iter().chain([RecordPart::Step(0)]);
    let of_record = of_record.map(|part| Part::Record("any".into(), part));
    let all: BTreeSet<Part> = of_profile.chain(of_plan).chain(of_record).chain([Part::Kept]).collect();
    assert_eq!(changed, all);
    assert!(n_removed > 20, "{n_removed} snapshots were removed");
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
        let id = team.catalogue.practice(PracticeIndex::new(9)).unwrap().id.clone();
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

#[test]
fn a_snapshot_removed_from_either_copy_stays_removed() {
    let taken = |copy: &Revision, name: &str, at: &str| {
        let (key, snapshot) = take_snapshot(&copy.assessment, name, &Timestamp::parse(at).unwrap());
        let mut assessment = (*copy.assessment).clone();
        assessment.snapshots.insert(key, Rc::new(snapshot));
        Revision { assessment: Rc::new(assessment), stamps: Rc::clone(&copy.stamps) }
    };
    let start = Team::new(1, 0).copies.remove(0);
    let first = taken(&start, "first", "2026-11-01T10:00:00.000Z");
    let whole = taken(&first, "second", "2026-11-02T10:00:00.000Z");
    let (snapshots, n_removed) = without_old(&whole.assessment.snapshots);
    assert_eq!(n_removed, 1);
    let mut assessment = (*whole.assessment).clone();
    assessment.snapshots = snapshots;
    let removed = Revision { assessment: Rc::new(assessment), stamps: Rc::clone(&whole.stamps) };
    // The copy that still has it has also gone on and taken another.
    let gone_on = taken(&whole, "third", "2026-11-03T10:00:00.000Z");

    for joined in [removed.joined(&gone_on), gone_on.joined(&removed), gone_on.joined(&removed).joined(&whole)] {
        let contents = |snapshots: &Snapshots| -> Vec<(String, bool)> {
            snapshots.values().map(|snapshot| (snapshot.name.to_string(), snapshot.content.is_some())).collect()
        };
        let expected = [("first", false), ("second", true), ("third", true)].map(|(name, is)| (name.to_owned(), is));
        assert_eq!(contents(&joined.assessment.snapshots), expected);
        // What remains keeps the chain of seals whole.
        let before = gone_on.assessment.snapshots.keys().collect::<Vec<_>>();
        assert_eq!(joined.assessment.snapshots.keys().collect::<Vec<_>>(), before);
        assert!(joined.assessment.snapshots.iter().all(|(key, snapshot)| check_seal(key, snapshot) == SealCheck::Fits));
    }
}
