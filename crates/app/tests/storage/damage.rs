//! What is damaged in the storage is told, kept as it is, and read as far as it can be.

use opex_app::{DamageReason, LibraryMessage, Notice, OpenMessage, StorageMessage, StoredKey, ViewMessage};
use opex_format::{LoadError, SealError, built_in_catalogue, salvage, seal, unseal};
use opex_model::Answer;
use opex_ports::{Storage as _, StorageError};

use crate::faulty_storage::FaultyStorage;
use crate::random::Random;
use crate::visit::Visit;

// In a browser the same tests run there, see tests/browser_storage.rs.
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

/// A saved assessment with a few answers and notes: its id, its name in the storage and what stands there.
fn saved() -> (String, String, String) {
    let visit = Visit::new();
    visit.store.dispatch(OpenMessage::New);
    for index in 0..6 {
        visit.answer(index, u8::try_from(index % 5).unwrap());
        visit.note(index, "런북은 있지만 \"아무도\" 안 씀 {🚀}");
    }
    visit.store.flush();
    let name = visit.storage.names_with("/saved/").remove(0);
    let stored = visit.storage.get(&name).unwrap().unwrap();
    (visit.id(), name, stored)
}

#[test]
fn what_is_damaged_is_put_aside_told_and_read_as_far_as_it_can_be() {
    let (id, name, stored) = saved();
    let damaged = stored.replacen("\"level\": 3", "\"level\": 2", 1);
    let visit = Visit::at(FaultyStorage::holding([(name.clone(), damaged.clone())]));
    let state = visit.store.state();
    assert_eq!(visit.notice(), Some(Notice::DamageFound));
    assert!(state.library.saved.is_empty());
    let [entry] = &state.library.damaged[..] else { panic!("{:?}", state.library.damaged) };
    assert_eq!(entry.reason, DamageReason::Seal(SealError::OtherText));
    let salvaged = entry.salvaged.as_ref().unwrap();
    assert_eq!((salvaged.n_records, salvaged.n_records_lost, salvaged.n_values_lost), (6, 0, 0));
    assert_eq!(visit.storage.get(&name).unwrap(), None);
    assert_eq!(visit.storage.get(&entry.key.to_string()).unwrap(), Some(damaged.clone()), "byte for byte");

    visit.store.dispatch(StorageMessage::ShowDamaged);
    assert!(visit.store.state().storage.lands_on_damaged && visit.notice().is_none());
    visit.store.dispatch(ViewMessage::Go(opex_app::Route::Start));
    assert!(!visit.store.state().storage.lands_on_damaged, "only who asks is brought there");

    visit.store.dispatch(StorageMessage::Download(entry.key.clone()));
    let (file, text) = visit.surroundings.downloads.offered.borrow()[0].clone();
    assert_eq!((file, text), (format!("{id}.damaged.txt"), damaged));
    visit.store.dispatch(StorageMessage::DownloadDocument(salvaged.document.clone()));
    assert!(visit.surroundings.downloads.offered.borrow()[1].1.contains("런북"));

    visit.store.dispatch(StorageMessage::OpenAsNew(salvaged.document.clone()));
    assert_eq!((visit.level(0), visit.level(4)), (Some(0), Some(4)));
    assert_ne!(visit.id(), id, "under an id of its own");
    visit.store.dispatch(ViewMessage::Go(opex_app::Route::Start));
    let library = visit.store.state().library.clone();
    assert_eq!((library.saved.len(), library.damaged.len(), library.n_noticed), (1, 1, 0), "it is told once");

    visit.store.dispatch(StorageMessage::Delete(vec![entry.key.clone()]));
    assert!(visit.store.state().library.damaged.is_empty());
    assert!(visit.storage.names_with("/damaged/").is_empty());
}

#[test]
fn where_there_is_no_room_what_is_damaged_stays_in_its_place() {
    let (_, name, stored) = saved();
    let cut = stored[..stored.len() / 2].to_owned();
    for error in [StorageError::Full, StorageError::Altered] {
        let storage = FaultyStorage::holding([(name.clone(), cut.clone())]);
        storage.fail_writes(Some(error));
        let visit = Visit::at(storage);
        let library = visit.store.state().library.clone();
        assert_eq!(library.damaged.len(), 1);
        assert_eq!(Some(&library.damaged[0].key), StoredKey::parse(&name).as_ref());
        assert_eq!(library.damaged[0].noticed_at(), None);
        assert_eq!(visit.storage.get(&name).unwrap(), Some(cut.clone()));
    }
}

#[test]
fn what_is_open_and_damaged_in_the_storage_is_written_again() {
    let (id, name, stored) = saved();
    let preferences = format!("{{\"current\": \"{id}\"}}");
    let texts = [(name.clone(), stored), ("opex-maturity/preferences".to_owned(), preferences)];
    let visit = Visit::at(FaultyStorage::holding(texts));
    assert_eq!(visit.level(3), Some(3));
    visit.storage.set(&name, "nonsense").unwrap();
    visit.store.dispatch(ViewMessage::Go(opex_app::Route::Start));
    assert_eq!(visit.notice(), Some(Notice::DamageFound));
    let library = visit.store.state().library.clone();
    assert_eq!((library.saved.len(), library.damaged.len()), (1, 1));
    assert_eq!(Visit::at(visit.storage.snapshot()).level(3), Some(3));
}

#[test]
fn what_another_version_wrote_is_left_where_it_is() {
    let (id, name, stored) = saved();
    let text = unseal(&stored).unwrap();
    let newer_file = seal(&text.replace("\"version\": 2", "\"version\": 99"));
    let newer_seal = stored.replacen("saved 1", "saved 2", 1);
    let other_catalogue = seal(&text.replace("operational-excellence-2020-04", "operational-excellence-1999-01"));
    for kept in [newer_file, newer_seal, other_catalogue] {
        let visit = Visit::at(FaultyStorage::holding([(name.clone(), kept.clone())]));
        let library = visit.store.state().library.clone();
        assert!(library.damaged.is_empty() && library.n_noticed == 0);
        assert!(matches!(
            library.saved[0].summary,
            Err(LoadError::NewerVersion { .. } | LoadError::OtherCatalogue { .. })
        ));
        visit.store.dispatch(OpenMessage::Saved(id.as_str().into()));
        assert_eq!(visit.storage.get(&name).unwrap(), Some(kept.clone()));
        visit.store.dispatch(LibraryMessage::Download(id.as_str().into()));
        assert_eq!(visit.surroundings.downloads.offered.borrow().len(), 1, "it can be taken elsewhere");
    }
}

#[test]
fn values_that_are_not_allowed_cost_only_themselves() {
    let catalogue = built_in_catalogue().unwrap();
    let (_, _, stored) = saved();
    let bad = unseal(&stored).unwrap().replacen("\"level\": 3", "\"level\": 9", 1);
    let salvaged = salvage(&bad, &catalogue).unwrap();
    assert_eq!((salvaged.n_records, salvaged.n_records_lost, salvaged.n_values_lost), (6, 0, 1));
    let assessment = &salvaged.document.assessment;
    let practice = |index: usize| catalogue.practice(index).unwrap().id.clone();
    assert_eq!(assessment.answer(&practice(3)), &Answer::Unanswered);
    assert_eq!(&*assessment.record(&practice(3)).unwrap().note, "런북은 있지만 \"아무도\" 안 씀 {🚀}");
    assert_eq!(assessment.answer(&practice(4)), &Answer::Level(4));
}

#[test]
fn of_broken_json_every_record_that_is_whole_is_read() {
    let catalogue = built_in_catalogue().unwrap();
    let (_, _, stored) = saved();
    // Cut within the fourth record.
    let names: Vec<usize> = stored.match_indices("\"note\"").map(|(at, _)| at).collect();
    let salvaged = salvage(&stored[..names[3]], &catalogue).unwrap();
    assert_eq!((salvaged.n_records, salvaged.n_records_lost), (3, 1));
    // The beginning is gone, and with it the first record; its changes still name it.
    let salvaged = salvage(&stored[names[0]..], &catalogue).unwrap();
    assert_eq!((salvaged.n_records, salvaged.n_records_lost), (5, 1));
    assert_eq!(salvage("nonsense", &catalogue), None);
    assert_eq!(salvage("", &catalogue), None);
}

#[test]
fn ten_thousand_kinds_of_damage_are_told_and_none_is_a_silent_change() {
    let catalogue = built_in_catalogue().unwrap();
    let (id, name, stored) = saved();
    let original = Visit::at(FaultyStorage::holding([(name.clone(), stored.clone())])).store;
    original.dispatch(OpenMessage::Saved(id.as_str().into()));
    let mut random = Random(5);
    let mut n_salvaged = 0;
    for n in 0..10_000 {
        let damaged = damage(&stored, &mut random);
        if damaged == stored {
            continue;
        }
        assert!(unseal(&damaged).is_err(), "{damaged}");
        n_salvaged += usize::from(salvage(&damaged, &catalogue).is_some());
        // The whole app takes longer, so it sees one in twenty.
        if n % 20 == 0 {
            let visit = Visit::at(FaultyStorage::holding([(name.clone(), damaged.clone())]));
            let library = visit.store.state().library.clone();
            let is_newer = matches!(library.saved.first().map(|entry| &entry.summary), Some(Err(_)));
            assert!(is_newer || library.saved.is_empty() && library.damaged.len() == 1);
            let kept = if is_newer { name.clone() } else { library.damaged[0].key.to_string() };
            assert_eq!(visit.storage.get(&kept).unwrap(), Some(damaged));
        }
    }
    assert!(n_salvaged > 8_000, "{n_salvaged}");
}

#[test]
fn a_missing_damaged_or_stale_index_costs_nothing_but_time() {
    let index = "opex-maturity/index".to_owned();
    let (_, name, stored) = saved();
    let visit = Visit::at(FaultyStorage::holding([(name.clone(), stored.clone())]));
    let expected = visit.store.state().library.saved.clone();
    let written = visit.storage.get(&index).unwrap().unwrap();
    let text = unseal(&written).unwrap();
    // An index that is whole and says something else of the same text is believed: so it is in use.
    let other = seal(&text.replace("[\"\",", "[\"believed\","));
    let visit = Visit::at(FaultyStorage::holding([(name.clone(), stored.clone()), (index.clone(), other)]));
    assert_eq!(visit.store.state().library.saved[0].summary.as_ref().unwrap().team, "believed");

    let stale = Visit::new();
    stale.store.dispatch(OpenMessage::Example);
    let of_nothing = seal(&text.replace(char::is_numeric, "0"));
    let indexes =
        ["", "{}", "nonsense", &written.replace(']', "}"), &written[..80], &of_nothing, &seal("[]"), &seal("{")];
    for damaged in indexes {
        let texts = [(name.clone(), stored.clone()), (index.clone(), damaged.to_owned())];
        let visit = Visit::at(FaultyStorage::holding(texts));
        assert_eq!(visit.store.state().library.saved, expected, "{damaged}");
        assert_eq!(visit.storage.get(&index).unwrap().as_ref(), Some(&written), "rebuilt");
    }
    // A change of the assessment makes its summary a stale one.
    let texts = [(name, stored), (index.clone(), written.clone())];
    let visit = Visit::at(FaultyStorage::holding(texts));
    visit.store.dispatch(OpenMessage::Saved(expected[0].id.clone()));
    visit.answer(0, 4);
    visit.store.dispatch(ViewMessage::Go(opex_app::Route::Start));
    assert_ne!(visit.store.state().library.saved[0].summary, expected[0].summary);
    assert_ne!(visit.storage.get(&index).unwrap(), Some(written));
    // Where the index cannot be written the list is there all the same.
    visit.storage.fail_writes(Some(StorageError::Full));
    visit.storage.remove(&index).unwrap();
    assert_eq!(Visit::at(visit.storage.snapshot()).store.state().library.saved.len(), 1);
}

/// Damages a text in one of several ways.
fn damage(text: &str, random: &mut Random) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let end = bytes.len();
    let (a, b) = (random.below(end), random.below(end));
    let range = a.min(b)..a.max(b);
    match random.below(6) {
        0 => bytes[a] ^= 1 << random.below(8),
        1 => bytes.truncate(a),
        2 => drop(bytes.drain(range)),
        3 => {
            let again: Vec<u8> = bytes[range.clone()].to_vec();
            bytes.splice(range.end..range.end, again);
        }
        4 => bytes.rotate_left(a),
        // In the first line, which is short and would seldom be hit.
        _ => bytes[random.below(100)] = b"0123456789abcdef \n"[random.below(18)],
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
