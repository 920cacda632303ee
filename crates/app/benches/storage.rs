//! What keeping an assessment costs: bytes and time for one with long notes and fifty snapshots, and how many fit
//! into the five million characters that browsers give a page.
//!
//! The storage is the one in memory, so the times are those of writing, sealing, reading back and comparing; the
//! browser's own part comes on top and is measured in the page.

// A broken bench may stop: nobody's work depends on it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods)]

use std::hint::black_box;
use std::io::Write as _;
use std::rc::Rc;
use std::time::Instant;

use opex_format::{Document, built_in_catalogue, check_seal, read_results, seal, take_snapshot, unseal, write_results};
use opex_model::{Answer, Assessment, Catalogue, Command, Editor, Evidence, Profile, Timestamp, apply, check_chain};

/// Characters that browsers let a page keep in local storage: 5 MiB at two bytes each, in Chromium's counting.
const ROOM: usize = 5 * 1024 * 1024;

/// About what a workshop writes down for a practice: 600 characters.
const NOTE: &str = "Deploys go through the pipeline; two services are still released by hand on Fridays. ";

fn main() {
    let catalogue = built_in_catalogue().unwrap();
    let mut out = std::io::stdout().lock();
    let heads = ["bytes", "characters", "fit in 5 MB", "write ms", "seal ms", "read ms", "check ms"];
    let _ = write!(out, "{:<44}", "a full assessment");
    heads.iter().for_each(|head| drop(write!(out, "{head:>12}")));
    let _ = writeln!(out);
    for (name, note_length, n_snapshots) in [
        ("levels only", 0, 0),
        ("notes of 600 characters", 7, 0),
        ("and 10 snapshots", 7, 10),
        ("and 50 snapshots", 7, 50),
        ("and 50 snapshots, every note rewritten", 7, 5_000),
    ] {
        let document = document(&catalogue, &NOTE.repeat(note_length), n_snapshots);
        let text = write_results(&document);
        let sealed = seal(&text);
        let characters = sealed.encode_utf16().count();
        let write = median(|| write_results(&document));
        let seal = median(|| unseal(&seal(&text)).is_ok());
        let read = median(|| read_results(&text, &catalogue).is_ok());
        let check = median(|| check_chain(&document.assessment.snapshots, check_seal));
        let _ = write!(out, "{name:<44}{:>12}{characters:>12}{:>12}", text.len(), ROOM / characters);
        [write, seal, read, check].iter().for_each(|time| drop(write!(out, "{time:>12.2}")));
        let _ = writeln!(out);
    }
}

/// The median of 15 runs, in milliseconds.
fn median<T>(mut run: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Every practice answered with a note and evidence. Between two snapshots a tenth of the practices changes; above a
/// hundred snapshots, fifty are taken and every note changes between them.
fn document(catalogue: &Catalogue, note: &str, n_snapshots: usize) -> Document {
    let by = Editor { id: "7k3f9q2m".into(), name: "".into() };
    let moment =
        |at: usize| Timestamp::parse(&format!("2026-{:02}-{:02}T09:00:00.000Z", 1 + at / 28, 1 + at % 28)).unwrap();
    let blank = Assessment::new("bench".into(), catalogue.id().clone(), Profile::default());
    let mut document = Document::new(Rc::new(blank), None);
    let change = |document: &Document, at: usize, share: usize, note: &str| {
        let mut next = Rc::clone(&document.assessment);
        for (index, practice) in
            catalogue.practices().iter().enumerate().filter(|(index, _)| (index + at).is_multiple_of(share))
        {
            let id = &practice.id;
            let level = u8::try_from((index + at) % 5).unwrap();
            let label: Rc<str> = if note.is_empty() { "".into() } else { "Runbook".into() };
            let mut commands = vec![Command::SetAnswer(id.clone(), Answer::Level(level))];
            if !note.is_empty() {
                let evidence =
                    Evidence { label, url: "https://wiki.example.com/runbook".into(), ..Evidence::default() };
                commands.push(Command::SetNote(id.clone(), format!("{at}: {note}").as_str().into()));
                commands.push(Command::SetEvidence(id.clone(), [evidence].into()));
            }
            next = commands.into_iter().fold(next, |next, command| apply(catalogue, &next, command).unwrap());
        }
        document.changed((*next).clone(), &moment(at), &by)
    };
    document = change(&document, 0, 1, note);
    let (n_taken, share) = if n_snapshots > 100 { (50, 1) } else { (n_snapshots, 10) };
    for at in 1..=n_taken {
        let (key, snapshot) = take_snapshot(&document.assessment, "milestone", &moment(at));
        let mut with = (*document.assessment).clone();
        with.snapshots.insert(key, Rc::new(snapshot));
        document = change(&document.changed(with, &moment(at), &by), at, share, note);
    }
    document
}
