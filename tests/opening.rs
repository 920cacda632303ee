//! Files that are handed in: what is opened, what a merge would do and does, and how it is taken back.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "common/surroundings.rs"]
mod surroundings;

use std::rc::Rc;

use futures::executor::block_on;
use opex_app::{
    EditMessage, FileStep, FilesMessage, MergePreview, Message, Notice, OpenMessage, Pick, Preferences, Relation,
    Route, ShareMessage, SnapshotMessage, Store, Tally, ViewMessage,
};
use opex_format::{Document, RESULTS_VERSION, built_in_catalogue, read_results, write_results};
use opex_language::Language;
use opex_maturity::ui::{App, AppProps};
use opex_model::{
    Answer, Assessment, Command, Editor, Part, PracticeId, PracticeIndex, RecordPart, Side, Timestamp, apply,
};
use opex_ports::FileSource;
use surroundings::surroundings;

#[test]
fn a_file_that_is_no_relative_opens_at_once() {
    let store = visit(Language::En);
    store.dispatch(OpenMessage::New);
    hand_in(&store, vec![("theirs.opex.json", &file("other", |_| {}))]);
    assert_eq!(store.state().handed_in, None);
    assert_eq!(store.state().open_id().unwrap().as_str(), "other");
    assert_eq!(*store.state().notice.as_deref().unwrap(), Notice::FileOpened { file: "theirs.opex.json".into() });
}

#[test]
fn a_relative_changes_nothing_before_it_is_decided_about() {
    let (store, text) = with_conflict(Language::En);
    let before = (store.state().assessment().cloned(), store.state().open.clone());
    hand_in(&store, vec![("theirs.opex.json", &text)]);
    let (ours, theirs) = store.state().merge_sides().unwrap();
    let preview = MergePreview::new(&ours, &theirs);
    let parts = |differences: &[opex_model::Difference]| -> Vec<Part> {
        differences.iter().map(|difference| difference.part.clone()).collect()
    };
    assert_eq!(parts(&preview.incoming), [part(&store, 1, RecordPart::Note)]);
    assert_eq!(parts(&preview.staying), [part(&store, 2, RecordPart::Answer)]);
    assert_eq!(parts(&preview.conflicts), [part(&store, 0, RecordPart::Answer)]);
    assert_eq!((store.state().assessment().cloned(), store.state().open.clone()), before);
    store.dispatch(FilesMessage::Step(FileStep::Leave));
    assert_eq!(store.state().handed_in, None);
    assert_eq!((store.state().assessment().cloned(), store.state().open.clone()), before);
}

#[test]
fn a_merge_is_one_change_that_can_be_undone_and_stands_in_later_merges() {
    let (store, text) = with_conflict(Language::En);
    let before = store.state().assessment().cloned().unwrap();
    hand_in(&store, vec![("theirs.opex.json", &text)]);
    let (ours, theirs) = store.state().merge_sides().unwrap();
    let conflict = part(&store, 0, RecordPart::Answer);
    assert_eq!(suggested(&store, &conflict), Answer::Level(4), "the file's answer is the later");
    store.dispatch(FilesMessage::Step(FileStep::Choose(Rc::new([conflict]), Pick::Ours)));
    store.dispatch(FilesMessage::Step(FileStep::Merge));
    assert_eq!(
        *store.state().notice.as_deref().unwrap(),
        Notice::Merged { file: "theirs.opex.json".into(), n_in: 1, n_stayed: 2, n_snapshots: 0, is_change: true }
    );
    let merged = store.state().open.as_ref().unwrap().document();
    assert_eq!(answer(&merged.assessment, &practice(&store, 0)), Answer::Level(1));
    assert_eq!(&*merged.assessment.record(&practice(&store, 1)).unwrap().note, "theirs");
    assert_eq!(answer(&merged.assessment, &practice(&store, 2)), Answer::Level(2));
    // What was only taken over is still theirs; what was decided against the later change is a change of ours.
    let note = part(&store, 1, RecordPart::Note);
    assert_eq!(merged.stamps.parts.get(&note), theirs.stamps.parts.get(&note));
    assert!(merged.revision().conflicts(&theirs.revision()).is_empty());
    assert_eq!(theirs.revision().joined(&merged.revision()).assessment, merged.assessment);
    assert!(ours.revision().conflicts(&merged.revision()).is_empty());

    store.dispatch(EditMessage::Undo);
    assert_eq!(store.state().assessment().unwrap().records, before.records);
    store.dispatch(EditMessage::Redo);
    assert_eq!(store.state().assessment().unwrap().records, merged.assessment.records);
}

#[test]
fn the_same_file_again_says_nothing_new() {
    let (store, text) = with_conflict(Language::En);
    hand_in(&store, vec![("theirs.opex.json", &text)]);
    store.dispatch(FilesMessage::Step(FileStep::Merge));
    let document = store.state().open.as_ref().unwrap().document();
    hand_in(&store, vec![("again.opex.json", &text)]);
    let (ours, theirs) = store.state().merge_sides().unwrap();
    assert!(MergePreview::new(&ours, &theirs).has_nothing_new());
    assert!(render(&store).contains("Nothing in the file is new"));
    store.dispatch(FilesMessage::Step(FileStep::Merge));
    assert_eq!(store.state().open.as_ref().unwrap().document().assessment, document.assessment);
    assert!(matches!(store.state().notice.as_deref(), Some(Notice::NothingNew { .. })));
}

#[test]
fn a_relative_of_what_is_saved_and_not_open_is_merged_with_that() {
    let (store, text) = with_conflict(Language::En);
    let id = store.state().open_id().cloned().unwrap();
    store.flush();
    store.dispatch(OpenMessage::New);
    store.dispatch(ViewMessage::Go(Route::Start));
    hand_in(&store, vec![("theirs.opex.json", &text)]);
    assert_ne!(store.state().open_id(), Some(&id), "nothing is opened before it is decided");
    store.dispatch(FilesMessage::Step(FileStep::Merge));
    assert_eq!(store.state().open_id(), Some(&id));
    assert_eq!(answer(store.state().assessment().unwrap(), &practice(&store, 0)), Answer::Level(4));
    store.dispatch(EditMessage::Undo);
    assert_eq!(answer(store.state().assessment().unwrap(), &practice(&store, 0)), Answer::Level(1));
}

#[test]
fn a_file_without_stamps_conflicts_wherever_it_differs() {
    let (store, text) = with_conflict(Language::En);
    let document = read_results(&text, &store.state().catalogue).unwrap();
    let bare = write_results(&Document { stamps: Rc::default(), ..document });
    hand_in(&store, vec![("bare.opex.json", &bare)]);
    let (ours, theirs) = store.state().merge_sides().unwrap();
    let preview = MergePreview::new(&ours, &theirs);
    assert_eq!((preview.incoming.len(), preview.staying.len(), preview.conflicts.len()), (0, 0, 3));
    assert!(preview.conflicts.iter().all(|difference| difference.suggested == Side::Theirs), "the file is the later");
    let earlier = Document { changed_at: Some(moment("2026-11-01T12:00:00.000Z")), ..(*theirs).clone() };
    let changed_by_us = [0, 2].map(|at| part(&store, at, RecordPart::Answer));
    for difference in MergePreview::new(&ours, &earlier).conflicts {
        assert!(difference.suggested == Side::Ours || !changed_by_us.contains(&difference.part), "ours is the later");
    }
    let html = render(&store);
    assert!(html.contains("every difference is for you to decide"));
    assert!(html.contains("last saved 2026-11-22 12:00"), "the file's own time stands for its changes");
}

#[test]
fn a_copy_leaves_what_is_saved_alone() {
    let (store, text) = with_conflict(Language::En);
    let before = store.state().open.as_ref().unwrap().document();
    hand_in(&store, vec![("theirs.opex.json", &text)]);
    store.dispatch(FilesMessage::Step(FileStep::OpenCopy));
    let id = before.assessment.id.clone();
    assert_ne!(store.state().open_id(), Some(&id));
    store.dispatch(OpenMessage::Saved(id));
    assert_eq!(store.state().open.as_ref().unwrap().document().assessment, before.assessment);
}

#[test]
fn several_files_are_listed_and_then_taken_one_after_the_other() {
    let store = visit(Language::En);
    let shared = file("shared", |change| change(0, 1));
    let more = file("shared", |change| change(1, 2));
    let other = file("other", |change| change(0, 3));
    hand_in(&store, vec![("a.json", &shared), ("bad.json", "{}"), ("b.json", &more), ("c.json", &other)]);
    let handed_in = store.state().handed_in.clone().unwrap();
    let relations = handed_in.relations(&store.state());
    assert_eq!(
        (&relations[0], &relations[2], &relations[3]),
        (&Relation::New, &Relation::SameAs("a.json".into()), &Relation::New)
    );
    assert!(matches!(relations[1], Relation::Refused(_)));
    assert!(store.state().open.is_none(), "nothing is opened by listing");
    assert!(render(&store).contains("Same assessment as a.json"));
    store.dispatch(FilesMessage::Step(FileStep::Next));
    let at_hand = store.state().handed_in.clone().unwrap();
    assert_eq!(at_hand.file().map(|file| file.name.to_string()).as_deref(), Some("b.json"));
    store.dispatch(FilesMessage::Step(FileStep::Merge));
    assert_eq!(store.state().handed_in, None);
    let tally = Tally { opened: 2, copies: 0, merged: 1, left: 1 };
    assert_eq!(*store.state().notice.as_deref().unwrap(), Notice::FilesTaken(tally));
    assert_eq!(store.state().open_id().unwrap().as_str(), "other");
    store.dispatch(OpenMessage::Saved("shared".into()));
    let state = store.state();
    let assessment = state.assessment().unwrap();
    let levels = [0, 1].map(|at| answer(assessment, &practice(&store, at)));
    assert_eq!(levels, [Answer::Level(1), Answer::Level(2)], "both files are in what is saved");
}

#[test]
fn the_dialog_speaks_both_languages_and_keeps_to_the_rules() {
    for (language, words) in [
        (Language::En, ["1 field was changed in both", "1 field comes in", "1 field stays", "Take the file"]),
        (Language::Ko, ["양쪽에서 바뀐 항목 1개", "들어오는 항목 1개", "그대로 남는 항목 1개", "파일 값 사용"]),
    ] {
        let (store, text) = with_conflict(language);
        hand_in(&store, vec![("theirs.opex.json", &text)]);
        let html = render(&store);
        for word in &words[..3] {
            assert!(html.contains(word), "{language:?}: {word}");
        }
        let dialog = html.split("<dialog").nth(1).unwrap();
        assert_eq!(dialog.matches("type=\"radio\"").count(), 2, "one conflict, two sides");
        assert!(!dialog.contains(" style=\""));
        // With two conflicts there are buttons for all at once.
        let bare = read_results(&text, &store.state().catalogue).unwrap();
        let bare = write_results(&Document { stamps: Rc::default(), ..bare });
        store.dispatch(FilesMessage::Step(FileStep::Leave));
        hand_in(&store, vec![("bare.opex.json", &bare)]);
        assert!(render(&store).contains(words[3]));
    }
}

#[test]
fn files_that_come_while_one_is_decided_about_wait_behind_it() {
    let (store, text) = with_conflict(Language::En);
    hand_in(&store, vec![("theirs.opex.json", &text)]);
    let before = store.state().handed_in.clone().unwrap();
    hand_in(&store, vec![("broken.json", "{}")]);
    assert!(matches!(store.state().notice.as_deref(), Some(Notice::FileRefused { .. })));
    assert_eq!(store.state().handed_in, Some(before), "what was decided stays");
    let other = file("other", |change| change(2, 3));
    hand_in(&store, vec![("other.opex.json", &other)]);
    hand_in(&store, vec![("again.opex.json", &text), ("broken.json", "{}")]);
    let waiting = store.state().handed_in.clone().unwrap();
    assert_eq!((waiting.at, waiting.files.len()), (Some(0), 4));
    store.dispatch(FilesMessage::Step(FileStep::Skip));
    let tally = store.state().handed_in.clone().unwrap().tally;
    assert_eq!((tally.left, tally.opened), (1, 1), "the next one is opened in its turn");
}

#[test]
fn a_file_of_a_newer_version_can_be_looked_at_and_nothing_else() {
    for (language, words) in [
        (Language::En, ["Look at it read-only", "Read-only: this file"]),
        (Language::Ko, ["읽기 전용으로 보기", "읽기 전용: "]),
    ] {
        let store = visit(language);
        store.dispatch(OpenMessage::New);
        store.dispatch(edit(&store, 5, 4));
        store.flush();
        let before = store.state().open_id().cloned().unwrap();
        let newer = newer_file().replace("\"version\": 9", "\"version\": 9, \"their\": 1");
        hand_in(&store, vec![("newer.opex.json", &newer)]);
        assert_eq!(store.state().open_id(), Some(&before), "it is not opened unasked");
        assert!(render(&store).contains(words[0]));
        let Some(Notice::FileOfNewerVersion { document, .. }) = store.state().notice.as_deref().cloned() else {
            panic!()
        };
        store.dispatch(OpenMessage::LookAt(document));
        let looked_at = store.state().open.as_ref().unwrap().document();
        assert_eq!(answer(&looked_at.assessment, &practice(&store, 0)), Answer::Level(3));
        let first_topic = store.state().catalogue.topics()[0].id.clone();
        for action in [
            edit(&store, 0, 1),
            EditMessage::Undo.into(),
            SnapshotMessage::Take("x".into()).into(),
            EditMessage::Change(Command::SetNote(practice(&store, 0), "x".into())).into(),
            ShareMessage::Download.into(),
        ] {
            store.dispatch(action);
            assert_eq!(store.state().notice.as_deref(), Some(&Notice::ReadOnly));
            assert_eq!(store.state().open.as_ref().unwrap().document(), looked_at);
        }
        store.dispatch(ViewMessage::Go(Route::Assess(Some(first_topic))));
        let html = render(&store);
        assert!(html.contains(words[1]));
        let is_group = |tag: &str| tag.contains("read-only") && tag.contains("disabled");
        assert!(html.split("<fieldset").filter_map(|rest| rest.split('>').next()).any(is_group));
        store.flush();
        store.dispatch(ViewMessage::Go(Route::Start));
        assert_eq!(store.state().library.saved.len(), 1, "it is not saved");
        assert_eq!(store.state().preferences.current, Some(before), "the next visit goes on with one's own work");
    }
}

#[test]
fn a_file_of_a_newer_version_that_does_not_fit_is_only_refused() {
    let store = visit(Language::En);
    let newer = newer_file();
    for broken in [newer.replace("\"level\": 3", "\"level\": 7"), newer.replace("\"level\": 3", "\"level\": {}")] {
        hand_in(&store, vec![("newer.opex.json", &broken)]);
        assert!(matches!(store.state().notice.as_deref(), Some(Notice::FileRefused { .. })));
        assert!(store.state().open.is_none());
    }
}

/// An open assessment, and a copy of it that was changed elsewhere, of which one change conflicts.
fn with_conflict(language: Language) -> (Store, String) {
    let store = visit(language);
    store.dispatch(OpenMessage::New);
    store.dispatch(edit(&store, 0, 0));
    let catalogue = store.state().catalogue.clone();
    let mut theirs = store.state().open.as_ref().unwrap().document();
    let note = Command::SetNote(practice(&store, 1), "theirs".into());
    for command in [Command::SetAnswer(practice(&store, 0), Answer::Level(4)), note] {
        let after = apply(&catalogue, &theirs.assessment, command).unwrap();
        let (now, by) = (moment("2026-11-22T12:00:00.000Z"), Editor { id: "elsewhere".into(), name: "".into() });
        theirs = theirs.changed((*after).clone(), &now, &by);
    }
    store.dispatch(edit(&store, 0, 1));
    store.dispatch(edit(&store, 2, 2));
    (store, write_results(&theirs))
}

/// A file of an assessment, with answers that `change` gives to practices by their position.
fn file(id: &str, answers: impl Fn(&mut dyn FnMut(usize, u8))) -> String {
    let store = visit(Language::En);
    let catalogue = store.state().catalogue.clone();
    let new = Assessment::new(id.into(), catalogue.id().clone(), Default::default());
    let mut document = Document::new(Rc::new(new), None);
    answers(&mut |at, level| {
        let command = Command::SetAnswer(practice(&store, at), Answer::Level(level));
        let after = apply(&catalogue, &document.assessment, command).unwrap();
        let by = Editor { id: format!("editor-{at}").as_str().into(), name: "".into() };
        document = document.changed((*after).clone(), &moment("2026-11-20T12:00:00.000Z"), &by);
    });
    write_results(&document)
}

/// A file of a later version of the format.
fn newer_file() -> String {
    file("shared", |change| change(0, 3)).replace(&format!("\"version\": {RESULTS_VERSION}"), "\"version\": 9")
}

fn suggested(store: &Store, part: &Part) -> Answer {
    let (ours, theirs) = store.state().merge_sides().unwrap();
    let side = MergePreview::new(&ours, &theirs).side(&Default::default(), part);
    let from = if side == Side::Ours { &ours } else { &*theirs };
    answer(&from.assessment, part.practice().unwrap())
}

fn answer(assessment: &Assessment, practice: &PracticeId) -> Answer {
    assessment.answer(practice).clone()
}

fn part(store: &Store, at: usize, part: RecordPart) -> Part {
    Part::Record(practice(store, at), part)
}

fn practice(store: &Store, at: usize) -> PracticeId {
    store.state().catalogue.practice(PracticeIndex::new(at)).unwrap().id.clone()
}

fn edit(store: &Store, at: usize, level: u8) -> Message {
    EditMessage::Change(Command::SetAnswer(practice(store, at), Answer::Level(level))).into()
}

fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

fn hand_in(store: &Store, files: Vec<(&str, &str)>) {
    let source = |(name, text): (&str, &str)| FileSource(Box::new((name.to_owned(), text.to_owned())));
    store.read_files(files.into_iter().map(source).collect());
}

fn visit(language: Language) -> Store {
    let surroundings =
        surroundings(&["text.ko.json", "text.en.json", "example.ko.json", "example.en.json", "facts.json"]);
    let store = Store::new(surroundings.ports, built_in_catalogue().unwrap(), language, Preferences::default());
    store.dispatch(ViewMessage::Shown);
    store
}

fn render(store: &Store) -> String {
    let props = AppProps { is_arriving: false, is_part: false, store: store.clone() };
    block_on(yew::LocalServerRenderer::<App>::with_props(props).hydratable(false).render())
}
