//! Other forms of an assessment: a file under a password, a share link, a report that opens by itself. What is opened
//! is what was handed over, or it is told what is wrong with it.

// Runs natively: it needs files, processes or server-side rendering.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

// Each test file uses part of what they share.
#[allow(dead_code)]
#[path = "../../../tests/common/random.rs"]
mod random;
#[path = "../../../tests/common/surroundings.rs"]
mod surroundings;

use std::fs;
use std::rc::Rc;

use opex_app::{
    Locking, Notice, OpenMessage, Password, Preferences, Route, ShareMessage, Store, UnlockProblem, ViewMessage,
};
use opex_export::{Report, report};
use opex_format::{
    Document, Incoming, LOCK_ITERATIONS, LinkError, LoadError, LockedFile, MAX_INCOMING_BYTES, MAX_LINK_CHARACTERS,
    built_in_catalogue, read_catalogue_text, read_link, read_locked, read_results, recognize, results_element,
    sha256_base64, sha256_hex, write_link, write_locked, write_results,
};
use opex_language::Language;
use opex_model::{
    AcceptedRisk, Answer, Assessment, Catalogue, CatalogueText, Date, Evidence, Excerpt, NotApplicableReason,
    PracticeIndex, Profile, Record, SortedMap, StepRecord, Timestamp,
};
use opex_ports::memory::MemorySurroundings;
use opex_ports::{CryptoError, FileSource, Navigator as _};
use random::Random;
use serde_json::{Value, json};
use surroundings::surroundings;

const PASSWORD: &str = "correct horse 배터리";

// ── Under a password ──────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn what_was_locked_opens_with_its_password_only() {
    let surroundings = browser();
    let store = visit(&surroundings, "");
    open_example(&store);
    let before = store.state().assessment().cloned().unwrap();
    let text = lock(&surroundings, &store, PASSWORD);
    assert_eq!(store.state().vault.locking, Locking::Done);
    assert!(store.state().open.as_ref().unwrap().is_downloaded, "everything is in the file");
    assert!(!text.contains(&*before.profile.team), "nothing can be read in it");

    let other = visit(&browser(), "");
    hand_in(&other, "team.opex-locked.json", &text);
    assert!(other.state().open.is_none(), "nothing is opened without the password");
    for wrong in ["", "correct horse", "correct horse 배터리 "] {
        other.dispatch(ShareMessage::Unlock(Password(wrong.into())));
        let unlocking = other.state().vault.unlocking.clone().unwrap();
        assert_eq!((unlocking.problem, unlocking.is_working), (Some(UnlockProblem::WrongPassword), false), "{wrong}");
    }
    other.dispatch(ShareMessage::Unlock(Password(PASSWORD.into())));
    assert_eq!(other.state().vault.unlocking, None);
    assert_eq!(other.state().assessment().cloned().unwrap(), before);
    assert_eq!(other.state().route, Route::Results);
}

#[test]
fn err_damage_is_told_from_a_wrong_password() {
    let surroundings = browser();
    let store = visit(&surroundings, "");
    open_example(&store);
    let text = lock(&surroundings, &store, PASSWORD);
    let file = locked(&text);

    let mut data = file.data.clone();
    data[20] ^= 1;
    let damaged = write_locked(&file).replace(&base64(&file.data), &base64(&data));
    hand_in(&store, "a.json", &damaged);
    assert_eq!(refusal(&store), LoadError::Damaged);

    // Who changes the data and its checksum together does not have the key.
    let mut forged = file;
    forged.data = data;
    hand_in(&store, "a.json", &write_locked(&forged));
    store.dispatch(ShareMessage::Unlock(Password(PASSWORD.into())));
    assert_eq!(store.state().vault.unlocking.clone().unwrap().problem, Some(UnlockProblem::Damaged));
    store.dispatch(ShareMessage::StopUnlocking);
    assert_eq!(store.state().vault.unlocking, None);
}

#[test]
fn err_a_page_without_cryptography_says_so() {
    let surroundings = browser();
    let store = visit(&surroundings, "");
    open_example(&store);
    let text = lock(&surroundings, &store, PASSWORD);
    surroundings.crypto.failure.set(Some(CryptoError::Unavailable));
    store.dispatch(ShareMessage::Begin);
    store.dispatch(ShareMessage::Lock(Password(PASSWORD.into())));
    assert_eq!(store.state().vault.locking, Locking::Failed(CryptoError::Unavailable));
    assert_eq!(surroundings.downloads.offered.borrow().len(), 1, "the first only");
    hand_in(&store, "a.json", &text);
    store.dispatch(ShareMessage::Unlock(Password(PASSWORD.into())));
    let problem = store.state().vault.unlocking.clone().unwrap().problem;
    assert_eq!(problem, Some(UnlockProblem::Crypto(CryptoError::Unavailable)));
}

#[test]
fn no_two_files_share_salt_or_vector() {
    let surroundings = browser();
    let store = visit(&surroundings, "");
    open_example(&store);
    let [first, second] = [(), ()].map(|()| locked(&lock(&surroundings, &store, PASSWORD)).parameters);
    assert!(first.salt != second.salt && first.iv != second.iv && first.salt[..12] != first.iv);
}

#[test]
fn a_password_is_not_in_any_account_of_what_happens() {
    let action = ShareMessage::Lock(Password(PASSWORD.into()));
    assert!(!format!("{action:?}").contains("horse"));
}

#[test]
fn a_locked_file_has_the_public_shape() {
    let text = frozen("sample-1.opex-locked.json");
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&file["format"], &file["version"], &file["kdf"]["iterations"]),
        (&json!("opex-maturity/encrypted"), &json!(1), &json!(LOCK_ITERATIONS))
    );
    assert_eq!(write_locked(&locked(&text)), text, "it is written as it was read");
    let compact = format!("\u{feff}{}", serde_json::to_string(&file).unwrap());
    assert_eq!(locked(&compact), locked(&text), "it is not the blanks that count");
}

#[test]
fn err_locked_files_of_no_use_are_refused_for_what_they_are() {
    let text = frozen("sample-1.opex-locked.json");
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_str(&text).unwrap();
        change(&mut file);
        file.to_string()
    };
    let cases: Vec<(String, &str)> = vec![
        (text[..text.len() / 2].to_owned(), "the file is cut off"),
        (changed(&|file| file["version"] = 2.into()), "the file has version 2; this program reads up to version 1"),
        (changed(&|file| file["version"] = 0.into()), "the version 0 is not one of this format"),
        (changed(&|file| file["kdf"]["name"] = "scrypt".into()), "/kdf/name: must be \"PBKDF2\", is \"scrypt\""),
        (changed(&|file| file["kdf"]["hash"] = "SHA-1".into()), "/kdf/hash: must be \"SHA-256\""),
        (
            changed(&|file| file["kdf"]["iterations"] = 99_999.into()),
            "/kdf/iterations: must be 100000 to 10000000, is 99999",
        ),
        (changed(&|file| file["kdf"]["iterations"] = 10_000_001.into()), "/kdf/iterations: must be 100000 to 10000000"),
        (changed(&|file| file["kdf"]["salt"] = "AAAA".into()), "/kdf/salt: must be base64 of 16 bytes, is \"AAAA\""),
        (changed(&|file| file["cipher"]["iv"] = "!".into()), "/cipher/iv: must be base64 of 12 bytes"),
        (changed(&|file| file["cipher"]["name"] = "AES-CBC".into()), "/cipher/name: must be \"AES-GCM\""),
        (changed(&|file| drop(file.as_object_mut().unwrap().remove("check"))), "/check: is missing"),
        (changed(&|file| file["data"] = "AAA".into()), "/data: must be base64"),
        (changed(&|file| drop(file.as_object_mut().unwrap().remove("data"))), "/data: is missing"),
        (changed(&|file| drop(file.as_object_mut().unwrap().remove("kdf"))), "/kdf: is missing"),
        (changed(&|file| drop(file.as_object_mut().unwrap().remove("checksum"))), "/checksum: is missing"),
        (changed(&|file| file["kdf"]["iterations"] = 600_001.into()), "the file is damaged"),
        (changed(&|file| file["data"] = "AAAA".into()), "the file is damaged"),
        (changed(&|file| file["checksum"] = "0".into()), "the file is damaged"),
    ];
    for (text, expected) in cases {
        let error = recognize(&text).unwrap_err().to_string();
        assert!(error.contains(expected), "{expected}: {error}");
    }
}

// ── As a link ─────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_link_holds_no_text_that_was_not_asked_for() {
    let catalogue = built_in_catalogue().unwrap();
    let full = full(&catalogue);
    let figures = read_link(&write_link(&full, Excerpt::Figures)).unwrap();
    assert!(!figures.contains("SECRET"), "{figures}");
    let document = read_results(&figures, &catalogue).unwrap();
    assert_eq!(document.assessment.profile.team, full.profile.team);
    for practice in catalogue.practices() {
        let level = |assessment: &Assessment| assessment.answer(&practice.id).level();
        assert_eq!(level(&document.assessment), level(&full), "{}", practice.number);
    }
    let record = document.assessment.record(&catalogue.practice(PracticeIndex::new(0)).unwrap().id).unwrap();
    assert_eq!(record.due, Date::parse("2026-12-24"));

    let texts = read_link(&write_link(&full, Excerpt::Texts)).unwrap();
    let file = write_results(&document_of(full));
    assert_eq!(texts.matches("SECRET").count(), file.matches("SECRET").count(), "asked for, all of them are there");
    assert!(
        file.contains("UNKNOWN") && !texts.contains("UNKNOWN"),
        "what this version does not know is not given away"
    );
}

#[test]
fn a_whole_assessment_fits_a_link() {
    let catalogue = built_in_catalogue().unwrap();
    for seed in 0..20 {
        let link = write_link(&random::assessment(&catalogue, seed), Excerpt::Figures);
        assert!(link.len() < MAX_LINK_CHARACTERS / 2, "{} characters", link.len());
        assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'), "{link}");
    }
}

#[test]
fn a_link_opens_once_as_a_new_assessment() {
    let catalogue = built_in_catalogue().unwrap();
    let assessment = full(&catalogue);
    let surroundings = browser();
    let place = Route::Open(write_link(&assessment, Excerpt::Texts).into()).place();
    let store = visit(&surroundings, &place);
    assert!(matches!(store.state().route, Route::Open(_)));
    assert!(store.state().open.is_none() && store.state().library.saved.is_empty(), "it is shown before it is opened");
    store.dispatch(ShareMessage::OpenLink);
    let state = store.state();
    let opened = state.assessment().unwrap();
    assert_eq!((&opened.profile.team, &opened.records.len()), (&assessment.profile.team, &assessment.records.len()));
    assert_ne!(opened.id.as_str(), "link");
    assert_eq!(state.notice.as_deref(), Some(&Notice::LinkOpened));
    assert_eq!(surroundings.navigator.place(), "#/results", "a reload does not open it again");
    assert_eq!(state.library.saved.len(), 1);

    let again = visit(&surroundings, &place);
    again.dispatch(ShareMessage::OpenLink);
    assert_eq!(again.state().library.saved.len(), 2, "another one, which changes nothing of the first");
    again.dispatch(ViewMessage::Go(Route::Open("1".into())));
    again.dispatch(ShareMessage::LeaveLink);
    assert_eq!((again.state().route.clone(), surroundings.navigator.place()), (Route::Start, "#/".to_owned()));
}

#[test]
fn err_links_of_no_use_are_refused_for_what_they_are() {
    let catalogue = built_in_catalogue().unwrap();
    let good = write_link(&full(&catalogue), Excerpt::Figures);
    for (data, expected) in [
        (String::new(), LinkError::Empty),
        (good.replacen('1', "2", 1), LinkError::NewerVersion),
        (good.replacen('1', "x", 1), LinkError::Damaged),
        (good[..good.len() - 1].to_owned(), LinkError::Damaged),
        (good[..40].to_owned(), LinkError::Damaged),
        (format!("{good}A"), LinkError::Damaged),
        (format!("{good}."), LinkError::Damaged),
        ("1".into(), LinkError::Damaged),
        (format!("1{}", "A".repeat(300_000)), LinkError::TooLarge),
    ] {
        assert_eq!(read_link(&data), Err(expected), "{}", &data[..data.len().min(40)]);
    }
    let unchanged = visit(&browser(), "#/open/1abc");
    unchanged.dispatch(ShareMessage::OpenLink);
    assert!(unchanged.state().open.is_none());
}

#[test]
fn err_a_link_does_not_fill_the_memory() {
    // 200 MB of blanks in 200 kB.
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 140_000_000], 9);
    let hex = sha256_hex(&bomb);
    let sum = (0..8).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect();
    let data = format!("1{}", base64(&[sum, bomb].concat()).replace('+', "-").replace('/', "_").replace('=', ""));
    assert!(data.len() < 200_000, "{} characters", data.len());
    assert_eq!(read_link(&data), Err(LinkError::Damaged));
}

// ── As a page ─────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_page_gives_back_the_results_file_byte_for_byte() {
    let catalogue = built_in_catalogue().unwrap();
    for language in [Language::Ko, Language::En] {
        let results = write_results(&document_of(hostile(&catalogue)));
        let page = page(&catalogue, &hostile(&catalogue), language);
        assert_eq!(recognize(&page), Ok(Incoming::Results(results.clone())));
        let mailed = format!("\u{feff}{}", page.replace('\n', "\r\n"));
        assert_eq!(recognize(&mailed), Ok(Incoming::Results(results)), "line breaks and a byte order mark do no harm");
    }
}

#[test]
fn what_people_wrote_is_text_on_the_page() {
    let catalogue = built_in_catalogue().unwrap();
    let page = page(&catalogue, &hostile(&catalogue), Language::En);
    assert_eq!(page.matches("<script").count(), 1, "the data");
    assert_eq!(page.matches("</script").count(), 1);
    assert!(page.contains("<script type=\"application/json\" id=\"opex-results\""));
    for tag in ["<img", "<iframe", "<object", "<link", "<base", "<form", "<!--"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"), "it can be read");
    let links: Vec<&str> = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(links, ["https://example.com/&quot;onmouseover=&quot;alert(1)"], "only web addresses are links");
    // No tag of ours has an attribute that runs or that was written by people.
    for tag in page.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag) {
        let attributes = tag.split(' ').skip(1).filter(|_| !tag.starts_with("meta") && !tag.starts_with('!'));
        for attribute in attributes.filter(|attribute| attribute.contains('=')) {
            let name = attribute.split('=').next().unwrap();
            assert!(!name.starts_with("on") && name != "style" && name != "src", "{tag}");
        }
    }
}

#[test]
fn the_policy_allows_the_style_and_nothing_else() {
    let catalogue = built_in_catalogue().unwrap();
    let page = page(&catalogue, &full(&catalogue), Language::Ko);
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let hash = sha256_base64(style.as_bytes());
    let policy =
        format!("content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\"");
    assert!(page.contains(&policy));
    assert!(page.find(&policy) < page.find("<style>"), "it holds for the style");
    assert!(!style.contains("url(") && !style.contains("@import"), "nothing comes from elsewhere");
}

#[test]
fn the_page_says_everything_in_both_languages() {
    let catalogue = built_in_catalogue().unwrap();
    let assessment = full(&catalogue);
    for (language, words) in [
        (Language::Ko, ["전체 점수", "영역과 주제", "모든 모범 사례", "메모와 증빙", "다른 팀에 달려 있음"]),
        (
            Language::En,
            ["Overall score", "Areas and topics", "All practices", "Notes and evidence", "Depends on another team"],
        ),
    ] {
        let page = page(&catalogue, &assessment, language);
        assert!(page.contains(&format!("<html lang=\"{}\">", language.tag())));
        let text = catalogue_text(&catalogue, language);
        for word in words {
            assert!(page.contains(word), "{word}");
        }
        for (practice, words) in catalogue.practices().iter().zip(&text.practices) {
            assert!(
                page.contains(
                    &format!("{} {}", practice.number, words.title)
                        .replace('\'', "&#39;")
                        .replace('&', "&amp;")
                        .replace("&amp;#39;", "&#39;")
                ),
                "{}",
                practice.number
            );
        }
        assert_eq!(page.matches("SECRET note").count(), 2, "on the page, and in the results file");
    }
}

#[test]
fn err_pages_of_no_use_are_refused_for_what_they_are() {
    let catalogue = built_in_catalogue().unwrap();
    let page = page(&catalogue, &full(&catalogue), Language::En);
    let cases = [
        ("<!DOCTYPE html><html><body>Hello</body></html>".to_owned(), LoadError::PageWithoutResults),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned(), LoadError::PageWithoutResults),
        (page.replace("\"level\": 3", "\"level\": 4"), LoadError::Damaged),
        (page.replace("data-sha256=\"", "data-sha256=\"0"), LoadError::Damaged),
    ];
    for (text, expected) in cases {
        assert_eq!(recognize(&text), Err(expected));
    }
    for end in [page.find("</header>").unwrap(), page.len() - 100] {
        let cut = recognize(&page[..end]).unwrap_err();
        assert!(matches!(cut, LoadError::Truncated { line } if line > 1), "{cut:?}");
    }
}

// ── Whatever it is ────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn each_form_is_recognized() {
    let catalogue = built_in_catalogue().unwrap();
    let results = write_results(&document_of(full(&catalogue)));
    assert_eq!(recognize(&results), Ok(Incoming::Results(results.clone())));
    let marked = format!("\u{feff}{results}");
    assert_eq!(recognize(&marked), Ok(Incoming::Results(marked.clone())), "its reader knows the mark");
    assert!(matches!(recognize(&frozen("sample-1.opex-locked.json")), Ok(Incoming::Locked(_))));
    let link = format!(" https://example.com/app/#/open/{}\n", write_link(&full(&catalogue), Excerpt::Figures));
    assert!(matches!(recognize(&link), Ok(Incoming::Results(text)) if read_results(&text, &catalogue).is_ok()));
    // A note may speak of other forms.
    let note = results.replacen("SECRET note", "opex-maturity/encrypted <script #/open/", 1);
    assert_eq!(recognize(&note), Ok(Incoming::Results(note.clone())));
}

#[test]
fn err_what_is_too_large_is_not_looked_at() {
    let bytes = MAX_INCOMING_BYTES + 1;
    let large = " ".repeat(usize::try_from(bytes).unwrap());
    assert_eq!(recognize(&large), Err(LoadError::TooLarge { bytes, limit: MAX_INCOMING_BYTES }));
}

const N_MUTATIONS: usize = 10_000;

#[test]
fn no_change_of_a_locked_file_goes_unnoticed() {
    let text = frozen("sample-1.opex-locked.json");
    let original = locked(&text);
    let catalogue = built_in_catalogue().unwrap();
    let mut n_refused = 0;
    for (mutation, mutated) in mutations(&text, 1) {
        match recognize(&mutated) {
            Err(_) => n_refused += 1,
            Ok(Incoming::Locked(file)) => assert_eq!(file, original, "mutation {mutation}"),
            Ok(Incoming::Results(text)) => {
                assert!(read_results(&text, &catalogue).is_err(), "mutation {mutation}");
                n_refused += 1;
            }
        }
    }
    assert!(n_refused > N_MUTATIONS * 9 / 10, "{n_refused}: the mutations must do harm");
}

#[test]
fn no_change_of_a_link_goes_unnoticed() {
    let catalogue = built_in_catalogue().unwrap();
    let data = write_link(&full(&catalogue), Excerpt::Figures);
    let original = read_link(&data).unwrap();
    let mut n_refused = 0;
    for (mutation, mutated) in mutations(&data, 2) {
        match read_link(&mutated) {
            Err(_) => n_refused += 1,
            Ok(text) => assert_eq!(text, original, "mutation {mutation}"),
        }
    }
    assert!(n_refused > N_MUTATIONS * 9 / 10, "{n_refused}: the mutations must do harm");
}

#[test]
fn no_change_of_a_page_goes_unnoticed() {
    let catalogue = built_in_catalogue().unwrap();
    let assessment = hostile(&catalogue);
    let results = write_results(&document_of(assessment));
    // A short page: what stands around the data is not read.
    let page =
        format!("<!DOCTYPE html>\n<html><meta content=\"opex-maturity\">{}\n</html>\n", results_element(&results));
    let mut n_refused = 0;
    for (mutation, mutated) in mutations(&page, 3) {
        match recognize(&mutated) {
            Err(_) => n_refused += 1,
            Ok(Incoming::Results(text)) if text == results => {}
            Ok(Incoming::Results(text)) => {
                assert!(read_results(&text, &catalogue).is_err(), "mutation {mutation}");
                n_refused += 1;
            }
            Ok(Incoming::Locked(_)) => panic!("mutation {mutation}"),
        }
    }
    assert!(n_refused > N_MUTATIONS * 8 / 10, "{n_refused}: the mutations must do harm");
}

/// Texts with a few changes each, the same on every machine.
fn mutations(text: &str, seed: u64) -> impl Iterator<Item = (usize, String)> {
    let original: Vec<char> = text.chars().collect();
    let mut random = Random(seed);
    (0..N_MUTATIONS).map(move |mutation| {
        let mut mutated = original.clone();
        for _ in 0..=random.below(3) {
            let at = random.below(mutated.len().max(1));
            let other =
                random.pick(&['A', '0', '\u{0}', '"', '\\', '<', '}', ' ', '가', '9', 'u', '=', '_', '/', '\n', '7']);
            match random.below(6) {
                0 => mutated.truncate(at),
                1 => mutated.insert(at.min(mutated.len()), other),
                2 if at < mutated.len() => drop(mutated.remove(at)),
                3 => {
                    let end = (at + 1 + random.below(20)).min(mutated.len());
                    let again: Vec<char> = mutated[at.min(end)..end].to_vec();
                    mutated.splice(at.min(end)..at.min(end), again);
                }
                4 if mutated.len() > 1 => {
                    let to = random.below(mutated.len());
                    mutated.swap(at, to);
                }
                _ => {
                    if let Some(character) = mutated.get_mut(at) {
                        *character = other;
                    }
                }
            }
        }
        (mutation, mutated.into_iter().collect())
    })
}

// ── What the tests are made of ────────────────────────────────────────────────────────────────────────────────────

fn browser() -> MemorySurroundings {
    surroundings(&["text.ko.json", "text.en.json", "example.ko.json", "example.en.json"])
}

fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T09:00:00.000Z").unwrap()
}

fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// A visit to the page at a place.
fn visit(surroundings: &MemorySurroundings, place: &str) -> Store {
    surroundings.navigator.go(place);
    let ports = surroundings.ports.clone();
    let store = Store::new(ports, built_in_catalogue().unwrap(), Language::En, Preferences::default());
    store.dispatch(ViewMessage::Shown);
    store
}

fn open_example(store: &Store) {
    store.dispatch(OpenMessage::Example);
    assert!(store.state().open.is_some());
}

fn hand_in(store: &Store, name: &str, text: &str) {
    store.read_file(FileSource(Box::new((name.to_owned(), text.to_owned()))));
}

fn lock(surroundings: &MemorySurroundings, store: &Store, password: &str) -> String {
    store.dispatch(ShareMessage::Lock(Password(password.into())));
    let (name, text) = surroundings.downloads.offered.borrow().last().cloned().unwrap();
    assert!(name.ends_with(".opex-locked.json"), "{name}");
    text
}

fn locked(text: &str) -> LockedFile {
    read_locked(text.trim_start_matches('\u{feff}')).unwrap().unwrap()
}

fn refusal(store: &Store) -> LoadError {
    match store.state().notice.as_deref() {
        Some(Notice::FileRefused { error, .. }) => error.clone(),
        other => panic!("{other:?}"),
    }
}

fn frozen(name: &str) -> String {
    fs::read_to_string(format!("../../tests/data/sharing/{name}")).unwrap()
}

fn document_of(assessment: Assessment) -> Document {
    Document::new(Rc::new(assessment), None)
}

fn catalogue_text(catalogue: &Catalogue, language: Language) -> CatalogueText {
    let file = format!("../../assets/catalogue/opex-2020-04/text.{}.json", language.tag());
    read_catalogue_text(&file, &fs::read_to_string(&file).unwrap(), catalogue).unwrap()
}

fn page(catalogue: &Catalogue, assessment: &Assessment, language: Language) -> String {
    let text = catalogue_text(catalogue, language);
    let results = write_results(&document_of(assessment.clone()));
    let (now, today) = (now(), today());
    let file = report(&Report {
        catalogue,
        assessment,
        text: &text,
        language,
        today,
        now: &now,
        outlook: None,
        results: &results,
    });
    assert!(file.name.ends_with(".opex.html"), "{}", file.name);
    file.text
}

/// An assessment in which every free text says that it is one.
fn full(catalogue: &Catalogue) -> Assessment {
    let profile = Profile {
        team: "Payments".into(),
        workload: "Checkout".into(),
        scope: "SECRET scope".into(),
        facilitator: "SECRET facilitator".into(),
        date: Some(today()),
        ..Profile::default()
    };
    let mut assessment = Assessment::new("full".into(), catalogue.id().clone(), profile);
    assessment.kept = opex_model::UnknownFields("{\"later\":\"UNKNOWN\"}".into());
    for (index, practice) in catalogue.practices().iter().enumerate() {
        let level = u8::try_from(index % 5).unwrap();
        let record = Record { answer: Answer::Level(level), ..Record::default() };
        assessment.records.insert(practice.id.clone(), Rc::new(record));
    }
    let step = StepRecord { note: "SECRET step".into(), ..StepRecord::default() };
    let record = Record {
        answer: Answer::Level(1),
        depends_on_other_team: true,
        note: "SECRET note".into(),
        evidence: [Evidence {
            label: "SECRET label".into(),
            url: "https://SECRET.example".into(),
            ..Evidence::default()
        }]
        .into(),
        owner: "SECRET owner".into(),
        due: Date::parse("2026-12-24"),
        accepted: Some(AcceptedRisk { who: "SECRET who".into(), why: "SECRET why".into(), ..AcceptedRisk::default() }),
        steps: SortedMap::from_iter([(2, step)]),
        ..Record::default()
    };
    assessment.records.insert(catalogue.practice(PracticeIndex::new(0)).unwrap().id.clone(), Rc::new(record));
    let reason = Some(NotApplicableReason::Other);
    let record = Record {
        answer: Answer::NotApplicable { reason, explanation: "SECRET explanation".into() },
        ..Record::default()
    };
    assessment.records.insert(catalogue.practice(PracticeIndex::new(1)).unwrap().id.clone(), Rc::new(record));
    assessment
}

/// An assessment whose texts try to be more than text.
fn hostile(catalogue: &Catalogue) -> Assessment {
    let attack =
        "</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> ]]> \\u003c \\ \u{2028}\" ' &lt; 가";
    let profile =
        Profile { team: attack.into(), scope: attack.into(), facilitator: attack.into(), ..Profile::default() };
    let mut assessment = Assessment::new("hostile".into(), catalogue.id().clone(), profile);
    let evidence = |label: &str, url: &str| Evidence { label: label.into(), url: url.into(), ..Evidence::default() };
    let record = Record {
        answer: Answer::Level(2),
        note: attack.into(),
        owner: attack.into(),
        evidence: [
            evidence(attack, "javascript:alert(1)"),
            evidence("", "data:text/html,<script>alert(1)</script>"),
            evidence("x", "https://example.com/\"onmouseover=\"alert(1)"),
        ]
        .into(),
        accepted: Some(AcceptedRisk { who: attack.into(), why: attack.into(), ..AcceptedRisk::default() }),
        ..Record::default()
    };
    assessment.records.insert(catalogue.practice(PracticeIndex::new(3)).unwrap().id.clone(), Rc::new(record));
    assessment
}

/// Base64 as the standard library of no language of ours has it.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().enumerate().fold(0_u32, |word, (at, byte)| word | u32::from(*byte) << (16 - 8 * at));
        for digit in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * digit) & 63) as usize];
            text.push(if digit <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}
