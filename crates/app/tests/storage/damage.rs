//! What is damaged in the storage is told, kept as it is, and read as far as it can be.

use opex_app::{DamageReason, LibraryMessage, Notice, OpenMessage, StorageMessage, StoredKey, ViewMessage};
use opex_format::{LoadError, RESULTS_VERSION, SealError, built_in_catalogue, salvage, seal, unseal};
use opex_model::{Answer, PracticeIndex};
use opex_ports::{Storage as _, StorageError};

use crate::faulty_storage::FaultyStorage;
use crate::keeper::{Keeper, on_both_stores};
use crate::random::Random;
use crate::visit::Visit;

on_both_stores! {
    what_is_damaged_is_put_aside_told_and_read_as_far_as_it_can_be,
    where_there_is_no_room_what_is_damaged_stays_in_its_place,
    what_is_open_and_damaged_in_the_storage_is_written_again,
    what_another_version_wrote_is_left_where_it_is,
    values_that_are_not_allowed_cost_only_themselves,
    of_broken_json_every_record_that_is_whole_is_read,
    ten_thousand_kinds_of_damage_are_told_and_none_is_a_silent_change,
    a_missing_damaged_or_stale_index_costs_nothing_but_time,
}

/// A saved assessment with a few answers and notes: its id, its name in the storage and what stands there.
async fn saved(keeper: Keeper) -> (String, String, String) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    for index in 0..6 {
        visit.answer(index, u8::try_from(index % 5).unwrap());
        visit.note(index, "런북은 있지만 \"아무도\" 안 씀 {🚀}");
    }
    visit.flush().await;
    let name = visit.storage.names_with("/saved/").remove(0);
    let stored = visit.storage.get(&name).unwrap().unwrap();
    (visit.id(), name, stored)
}

async fn what_is_damaged_is_put_aside_told_and_read_as_far_as_it_can_be(keeper: Keeper) {
    let (id, name, stored) = saved(keeper).await;
    let damaged = stored.replacen("\"level\": 3", "\"level\": 2", 1);
    let visit = Visit::at(FaultyStorage::holding(keeper, [(name.clone(), damaged.clone())]).await).await;
    let state = visit.store.state();
    assert_eq!(visit.notice(), Some(Notice::DamageFound));
    assert!(state.library.saved.is_empty());
    let [entry] = &state.library.damaged[..] else { panic!("{:?}", state.library.damaged) };
    assert_eq!(entry.reason, DamageReason::Seal(SealError::OtherText));
    let salvaged = entry.salvaged.as_ref().unwrap();
    assert_eq!((salvaged.n_records, salvaged.n_records_lost, salvaged.n_values_lost), (6, 0, 0));
    assert_eq!(visit.storage.get(&name).unwrap(), None);
    assert_eq!(visit.storage.get(&entry.key.to_string()).unwrap(), Some(damaged.clone()), "byte for byte");

    visit.send(StorageMessage::ShowDamaged).await;
    assert!(visit.store.state().storage.lands_on_damaged && visit.notice().is_none());
    visit.send(ViewMessage::Go(opex_app::Route::Start)).await;
    assert!(!visit.store.state().storage.lands_on_damaged, "only who asks is brought there");

    visit.send(StorageMessage::Download(entry.key.clone())).await;
    let (file, text) = visit.surroundings.downloads.offered.borrow()[0].clone();
    assert_eq!((file, text), (format!("{id}.damaged.txt"), damaged));
    visit.send(StorageMessage::DownloadDocument(salvaged.document.clone())).await;
    assert!(visit.surroundings.downloads.offered.borrow()[1].1.contains("런북"));

    visit.send(StorageMessage::OpenAsNew(salvaged.document.clone())).await;
    assert_eq!((visit.level(0), visit.level(4)), (Some(0), Some(4)));
    assert_ne!(visit.id(), id, "under an id of its own");
    visit.send(ViewMessage::Go(opex_app::Route::Start)).await;
    let library = visit.store.state().library.clone();
    assert_eq!((library.saved.len(), library.damaged.len(), library.n_noticed), (1, 1, 0), "it is told once");

    visit.send(StorageMessage::Delete(vec![entry.key.clone()])).await;
    assert!(visit.store.state().library.damaged.is_empty());
    assert!(visit.storage.names_with("/damaged/").is_empty());
}

async fn where_there_is_no_room_what_is_damaged_stays_in_its_place(keeper: Keeper) {
    let (_, name, stored) = saved(keeper).await;
    let cut = stored[..stored.len() / 2].to_owned();
    for error in [StorageError::Full, StorageError::Altered] {
        let storage = FaultyStorage::holding(keeper, [(name.clone(), cut.clone())]).await;
        storage.fail_writes(Some(error));
        let visit = Visit::at(storage).await;
        let library = visit.store.state().library.clone();
        assert_eq!(library.damaged.len(), 1);
        let key = &library.damaged[0].key;
        assert_eq!(
            visit.storage.get(&key.to_string()).unwrap(),
            Some(cut.clone()),
            "it can be read where it is said to be"
        );
        assert_eq!(visit.storage.snapshot().await.get(&name).unwrap(), Some(cut.clone()));
        // A working copy has room: there it is put aside, and whether that can be kept is tried again.
        if keeper == Keeper::LocalStorage {
            assert_eq!(Some(key), StoredKey::parse(&name).as_ref());
            assert_eq!(library.damaged[0].noticed_at(), None);
        }
    }
}

async fn what_is_open_and_damaged_in_the_storage_is_written_again(keeper: Keeper) {
    let (id, name, stored) = saved(keeper).await;
    let preferences = format!("{{\"current\": \"{id}\"}}");
    let texts = [(name.clone(), stored), ("opex-maturity/preferences".to_owned(), preferences)];
    let visit = Visit::at(FaultyStorage::holding(keeper, texts).await).await;
    assert_eq!(visit.level(3), Some(3));
    visit.storage.put_elsewhere(&name, Some("nonsense")).await;
    visit.send(ViewMessage::Go(opex_app::Route::Start)).await;
    assert_eq!(visit.notice(), Some(Notice::DamageFound));
    let library = visit.store.state().library.clone();
    assert_eq!((library.saved.len(), library.damaged.len()), (1, 1));
    assert_eq!(visit.later().await.level(3), Some(3));
}

async fn what_another_version_wrote_is_left_where_it_is(keeper: Keeper) {
    let (id, name, stored) = saved(keeper).await;
    let text = unseal(&stored).unwrap();
    let newer_file = seal(&text.replace(&format!("\"version\": {RESULTS_VERSION}"), "\"version\": 99"));
    let newer_seal = stored.replacen("saved 1", "saved 2", 1);
    let other_catalogue = seal(&text.replace("operational-excellence-2020-04", "operational-excellence-1999-01"));
    for kept in [newer_file, newer_seal, other_catalogue] {
        let visit = Visit::at(FaultyStorage::holding(keeper, [(name.clone(), kept.clone())]).await).await;
        let library = visit.store.state().library.clone();
        assert!(library.damaged.is_empty() && library.n_noticed == 0);
        assert!(matches!(
            library.saved[0].summary,
            Err(LoadError::NewerVersion { .. } | LoadError::OtherCatalogue { .. })
        ));
        visit.send(OpenMessage::Saved(id.as_str().into())).await;
        assert_eq!(visit.storage.get(&name).unwrap(), Some(kept.clone()));
        visit.send(LibraryMessage::Download(id.as_str().into())).await;
        assert_eq!(visit.surroundings.downloads.offered.borrow().len(), 1, "it can be taken elsewhere");
    }
}

async fn values_that_are_not_allowed_cost_only_themselves(keeper: Keeper) {
    let catalogue = built_in_catalogue().unwrap();
    let (_, _, stored) = saved(keeper).await;
    let bad = unseal(&stored).unwrap().replacen("\"level\": 3", "\"level\": 9", 1);
    let salvaged = salvage(&bad, &catalogue).unwrap();
    assert_eq!((salvaged.n_records, salvaged.n_records_lost, salvaged.n_values_lost), (6, 0, 1));
    let assessment = &salvaged.document.assessment;
    let practice = |index: usize| catalogue.practice(PracticeIndex::new(index)).unwrap().id.clone();
    assert_eq!(assessment.answer(&practice(3)), &Answer::Unanswered);
    assert_eq!(&*assessment.record(&practice(3)).unwrap().note, "런북은 있지만 \"아무도\" 안 씀 {🚀}");
    assert_eq!(assessment.answer(&practice(4)), &Answer::Level(4));
}

async fn of_broken_json_every_record_that_is_whole_is_read(keeper: Keeper) {
    let catalogue = built_in_catalogue().unwrap();
    let (_, _, stored) = saved(keeper).await;
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

async fn ten_thousand_kinds_of_damage_are_told_and_none_is_a_silent_change(keeper: Keeper) {
    let catalogue = built_in_catalogue().unwrap();
    let (id, name, stored) = saved(keeper).await;
    let original = Visit::at(FaultyStorage::holding(keeper, [(name.clone(), stored.clone())]).await).await.store;
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
            let visit = Visit::at(FaultyStorage::holding(keeper, [(name.clone(), damaged.clone())]).await).await;
            let library = visit.store.state().library.clone();
            let is_newer = matches!(library.saved.first().map(|entry| &entry.summary), Some(Err(_)));
            assert!(is_newer || library.saved.is_empty() && library.damaged.len() == 1);
            let kept = if is_newer { name.clone() } else { library.damaged[0].key.to_string() };
            assert_eq!(visit.storage.get(&kept).unwrap(), Some(damaged));
        }
    }
    assert!(n_salvaged > 8_000, "{n_salvaged}");
}

async fn a_missing_damaged_or_stale_index_costs_nothing_but_time(keeper: Keeper) {
    let index = "opex-maturity/index".to_owned();
    let (_, name, stored) = saved(keeper).await;
    let visit = Visit::at(FaultyStorage::holding(keeper, [(name.clone(), stored.clone())]).await).await;
    let expected = visit.store.state().library.saved.clone();
    let written = visit.storage.get(&index).unwrap().unwrap();
    let text = unseal(&written).unwrap();
    // An index that is whole and says something else of the same text is believed: so it is in use.
    let other = seal(&text.replace("[\"\",", "[\"believed\","));
    let visit =
        Visit::at(FaultyStorage::holding(keeper, [(name.clone(), stored.clone()), (index.clone(), other)]).await).await;
    assert_eq!(visit.store.state().library.saved[0].summary.as_ref().unwrap().team, "believed");

    let stale = Visit::new(keeper).await;
    stale.send(OpenMessage::Example).await;
    let of_nothing = seal(&text.replace(char::is_numeric, "0"));
    let indexes =
        ["", "{}", "nonsense", &written.replace(']', "}"), &written[..80], &of_nothing, &seal("[]"), &seal("{")];
    for damaged in indexes {
        let texts = [(name.clone(), stored.clone()), (index.clone(), damaged.to_owned())];
        let visit = Visit::at(FaultyStorage::holding(keeper, texts).await).await;
        assert_eq!(visit.store.state().library.saved, expected, "{damaged}");
        assert_eq!(visit.storage.get(&index).unwrap().as_ref(), Some(&written), "rebuilt");
    }
    // A change of the assessment makes its summary a stale one.
    let texts = [(name, stored), (index.clone(), written.clone())];
    let visit = Visit::at(FaultyStorage::holding(keeper, texts).await).await;
    visit.send(OpenMessage::Saved(expected[0].id.clone())).await;
    visit.answer(0, 4);
    visit.send(ViewMessage::Go(opex_app::Route::Start)).await;
    assert_ne!(visit.store.state().library.saved[0].summary, expected[0].summary);
    assert_ne!(visit.storage.get(&index).unwrap(), Some(written));
    // Where the index cannot be written the list is there all the same.
    visit.storage.fail_writes(Some(StorageError::Full));
    visit.storage.put_elsewhere(&index, None).await;
    assert_eq!(visit.later().await.store.state().library.saved.len(), 1);
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
