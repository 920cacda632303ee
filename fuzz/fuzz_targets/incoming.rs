//! Whatever a person hands in: results file, page, share link or password-protected file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use opex_maturity::app::built_in_catalogue;
use opex_maturity::format::{Incoming, read_link, read_locked, read_results, recognize, results_in_page, write_locked};

fuzz_target!(|text: &str| {
    match recognize(text) {
        Ok(Incoming::Results(results)) => {
            let catalogue = built_in_catalogue().expect("the built-in catalogue is read");
            drop(read_results(&results, &catalogue));
        }
        Ok(Incoming::Locked(file)) => {
            assert_eq!(read_locked(&write_locked(&file)), Ok(Some(file)), "what was written is read");
        }
        Err(error) => drop(error.to_string()),
    }
    drop(read_link(text));
    drop(results_in_page(text));
});
