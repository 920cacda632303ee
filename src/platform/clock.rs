//! The browser's clock.

use crate::domain::{Date, Timestamp};
use crate::ports::Clock;

/// The clock of the machine, with its time zone for days.
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> Timestamp {
        let text = String::from(js_sys::Date::new_0().to_iso_string());
        // A clock beyond the year 9999 writes a longer moment.
        Timestamp::parse(&text).unwrap_or_else(Timestamp::epoch)
    }

    fn today(&self) -> Date {
        let now = js_sys::Date::new_0();
        let number = |value: u32| u8::try_from(value).unwrap_or(1);
        let year = u16::try_from(now.get_full_year()).unwrap_or(1970);
        Date::new(year, number(now.get_month() + 1), number(now.get_date())).unwrap_or(Date::EPOCH)
    }

    fn local(&self, moment: &Timestamp) -> String {
        let then = js_sys::Date::new(&moment.as_str().into());
        format!(
            "{:04}-{:02}-{:02} {:02}:{:02}",
            then.get_full_year(),
            then.get_month() + 1,
            then.get_date(),
            then.get_hours(),
            then.get_minutes()
        )
    }
}
