//! The browser's clock.

use opex_model::{Date, LocalTime, Timestamp};
use opex_ports::Clock;

/// The clock of the machine, with its time zone for days.
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> Timestamp {
        let text = String::from(js_sys::Date::new_0().to_iso_string());
        // A clock beyond the year 9999 writes a longer moment.
        Timestamp::parse(&text).unwrap_or_else(Timestamp::epoch)
    }

    fn today(&self) -> Date {
        local(&js_sys::Date::new_0()).map_or(Date::EPOCH, |now| now.day)
    }

    fn local(&self, moment: &Timestamp) -> LocalTime {
        local(&js_sys::Date::new(&moment.as_str().into())).unwrap_or_else(|| moment.in_utc())
    }
}

/// The local date and time; none if it cannot be written, as after the year 9999.
fn local(date: &js_sys::Date) -> Option<LocalTime> {
    let number = |value: u32| u8::try_from(value).ok();
    let year = u16::try_from(date.get_full_year()).ok()?;
    let day = Date::new(year, number(date.get_month() + 1)?, number(date.get_date())?)?;
    Some(LocalTime { day, hour: number(date.get_hours())?, minute: number(date.get_minutes())? })
}
