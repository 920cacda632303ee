//! A burst of edits that ends at a random moment: every answer older than 0.7 s is in the storage.

use std::collections::BTreeMap;

use opex_app::{OpenMessage, SaveState};
use opex_model::Timestamp;
use opex_ports::StorageError;

use crate::injected::{Call, Fault};
use crate::keeper::{Keeper, on_both_stores};
use crate::random::Random;
use crate::visit::Visit;

on_both_stores! {
    killed_at_a_random_moment,
    cleared_at_a_random_moment,
    refused_for_a_while,
}

/// How many milliseconds an answer may take until it is being written to the storage.
const LATEST: u64 = 700;

/// Somebody who answers at random.
struct Burst {
    visit: Visit,
    random: Random,
    /// Milliseconds by the timer; the clock says whatever it likes.
    now: u64,
    /// When which practice was given which level.
    answers: Vec<(u64, usize, u8)>,
}

impl Burst {
    async fn new(keeper: Keeper, seed: u64) -> Self {
        let visit = Visit::new(keeper).await;
        visit.send(OpenMessage::New).await;
        Self { visit, random: Random(seed), now: 0, answers: Vec::new() }
    }

    /// Answers until that time, or until the tab is killed.
    async fn go_on(&mut self, end: u64) {
        while self.now < end && !self.is_killed() {
            let (index, level) = (self.random.below(82), u8::try_from(self.random.below(5)).unwrap());
            self.visit.answer(index, level);
            self.answers.push((self.now, index, level));
            let hour = self.random.below(24);
            self.visit.surroundings.clock.set(Timestamp::parse(&format!("2026-11-22T{hour:02}:00:00.000Z")).unwrap());
            // Mostly faster than the storage is written, at times with a pause.
            let longest = if self.random.chance(5) { 1_500 } else { 290 };
            let pause = 1 + self.random.below(longest) as u64;
            self.wait(pause.min(end - self.now)).await;
        }
    }

    async fn wait(&mut self, milliseconds: u64) {
        for _ in 0..milliseconds {
            if self.is_killed() {
                return;
            }
            self.visit.wait(1).await;
            self.now += 1;
        }
    }

    fn is_killed(&self) -> bool {
        self.visit.storage.has_hit()
    }

    /// Holds what a later visit finds against what was answered longer ago than that. Nothing is flushed.
    async fn expect_kept(&self, name: &str) {
        let later = self.visit.later().await;
        let id = self.visit.id();
        later.send(OpenMessage::Saved(id.as_str().into())).await;
        let is_old = |at: u64| at + LATEST < self.now;
        let old = self.answers.iter().filter(|(at, ..)| is_old(*at));
        let expected: BTreeMap<usize, u8> = old.map(|(_, index, level)| (*index, *level)).collect();
        for (index, level) in expected {
            let newer = self.answers.iter().filter(|(at, other, _)| !is_old(*at) && *other == index);
            let allowed: Vec<u8> = newer.map(|(.., level)| *level).chain([level]).collect();
            let read = later.level(index);
            assert!(read.is_some_and(|read| allowed.contains(&read)), "{name}: {read:?} of {allowed:?}");
        }
    }
}

async fn killed_at_a_random_moment(keeper: Keeper) {
    for seed in 0..500 {
        let mut burst = Burst::new(keeper, seed).await;
        // Every second tab dies within a call of the storage, the others between calls.
        if seed % 2 == 0 {
            let call = burst.random.pick(Call::all(keeper));
            let n = burst.random.below(30);
            burst.visit.storage.inject(call, n, Fault::Kills);
        }
        let end = 200 + burst.random.below(3_000) as u64;
        burst.go_on(end).await;
        burst.expect_kept(&format!("seed {seed}")).await;
    }
}

async fn cleared_at_a_random_moment(keeper: Keeper) {
    for seed in 0..60 {
        let mut burst = Burst::new(keeper, seed).await;
        let cleared_at = 200 + burst.random.below(3_000) as u64;
        burst.go_on(cleared_at).await;
        burst.visit.storage.clear().await;
        if burst.random.chance(50) {
            burst.visit.store.stored_elsewhere(None);
        }
        // Whatever is answered next is saved, and all that was there before with it.
        burst.go_on(cleared_at + 1).await;
        burst.wait(LATEST).await;
        burst.expect_kept(&format!("seed {seed}")).await;
        assert_eq!(burst.visit.store.state().save, SaveState::Saved, "seed {seed}");
    }
}

async fn refused_for_a_while(keeper: Keeper) {
    for seed in 0..60 {
        let mut burst = Burst::new(keeper, seed).await;
        let refused_at = 200 + burst.random.below(2_000) as u64;
        burst.go_on(refused_at).await;
        let error = burst.random.pick(&[StorageError::Full, StorageError::Refused, StorageError::Altered]);
        burst.visit.storage.fail_writes(Some(error));
        burst.go_on(refused_at + 3_000).await;
        assert_eq!(burst.visit.store.state().save, SaveState::Failed(error), "seed {seed}");
        // What was saved before is still there, and all of it once the storage takes it again.
        let refused = std::mem::replace(&mut burst.now, refused_at);
        let later = burst.answers.iter().filter(|(at, ..)| *at >= refused_at).count();
        assert!(later > 0);
        let answers = burst.answers.clone();
        burst.answers.retain(|(at, ..)| *at < refused_at);
        burst.expect_kept(&format!("seed {seed}, refused")).await;
        (burst.now, burst.answers) = (refused, answers);
        burst.visit.storage.fail_writes(None);
        burst.wait(5_000).await;
        burst.expect_kept(&format!("seed {seed}, taken again")).await;
    }
}
