//! Which of many moments are worth a copy: many recent ones, few of long ago.

use opex_model::{Date, Timestamp};

/// Milliseconds since the beginning of 1970.
pub type Millis = i64;

const HOUR: Millis = 60 * 60 * 1000;
const DAY: Millis = 24 * HOUR;

/// The last so many copies are kept,
const N_LAST: usize = 5;
/// the last one of each of the last so many hours,
const N_HOURS: Millis = 24;
/// and the last one of each of the last so many days.
const N_DAYS: Millis = 30;

/// Which of some moments are kept, as seen from `now`.
pub fn kept(moments: &[Millis], now: Millis) -> Vec<bool> {
    moments.iter().map(|moment| is_kept(*moment, moments, now)).collect()
}

fn is_kept(moment: Millis, moments: &[Millis], now: Millis) -> bool {
    // A clock that went backwards leaves moments in the future. They are counted by themselves, or they would take the
    // places of all that is to come.
    let is_future = |moment: Millis| moment > now;
    let later = || moments.iter().filter(move |other| **other > moment && is_future(**other) == is_future(moment));
    let is_among_last = later().count() < N_LAST;
    let is_last_of = |unit: Millis, n_units: Millis| {
        let age = now.div_euclid(unit) - moment.div_euclid(unit);
        (0..n_units).contains(&age) && !later().any(|other| other.div_euclid(unit) == moment.div_euclid(unit))
    };
    is_among_last || !is_future(moment) && (is_last_of(HOUR, N_HOURS) || is_last_of(DAY, N_DAYS))
}

/// A moment as a number.
pub fn millis_of(moment: &Timestamp) -> Millis {
    let text = moment.as_str();
    let number = |from: usize, to: usize| text.get(from..to).and_then(|digits| digits.parse::<Millis>().ok());
    let part = |from: usize, to: usize| number(from, to).unwrap_or_default();
    let day = text.get(..10).and_then(Date::parse).map_or(0, |_| days_of(part(0, 4), part(5, 7), part(8, 10)));
    day * DAY + part(11, 13) * HOUR + part(14, 16) * 60_000 + part(17, 19) * 1000 + part(20, 23)
}

/// Days from the beginning of 1970 to a day of the Gregorian calendar, counted in years that begin in March, so that a
/// leap day is the last of its year.
fn days_of(year: Millis, month: Millis, day: Millis) -> Millis {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_number() {
        let cases = [
            ("1970-01-01T00:00:00.000Z", 0),
            ("1970-01-02T00:00:00.001Z", DAY + 1),
            ("2000-02-29T12:00:00.000Z", 951_825_600_000),
            ("2026-11-22T09:00:00.000Z", 1_795_338_000_000),
            ("2100-03-01T00:00:00.000Z", 4_107_542_400_000),
        ];
        for (text, millis) in cases {
            assert_eq!(millis_of(&Timestamp::parse(text).unwrap()), millis, "{text}");
        }
        for days in 0..50_000 {
            let date = Date::after_epoch(days).unwrap();
            let moment = Timestamp::parse(&format!("{date}T00:00:00.000Z")).unwrap();
            assert_eq!(millis_of(&moment), Millis::try_from(days).unwrap() * DAY);
        }
    }

    #[test]
    fn copies_thin_out_with_age() {
        // A copy every two minutes for forty days, up to half past noon.
        let now = 1_000 * DAY + 12 * HOUR + HOUR / 2;
        let mut moments: Vec<Millis> = Vec::new();
        let mut at = now - 40 * DAY;
        while at <= now {
            moments.push(at);
            let kept = kept(&moments, at);
            moments = moments.into_iter().zip(kept).filter_map(|(moment, is_kept)| is_kept.then_some(moment)).collect();
            at += 120_000;
        }
        let within = |from: Millis, to: Millis| moments.iter().filter(|at| (from..to).contains(&(now - **at))).count();
        assert_eq!(within(0, 10 * 60_000), 5, "the last ones");
        assert_eq!(within(10 * 60_000, DAY), 23, "one an hour");
        assert_eq!(within(DAY, 31 * DAY), 28, "one a day; the last of yesterday is one of the hours");
        assert_eq!(within(31 * DAY, 100 * DAY), 0);
    }

    #[test]
    fn a_clock_that_went_backwards_leaves_room_for_what_comes() {
        let now = 1_000 * DAY;
        let mut moments: Vec<Millis> = (0..60).map(|n| now + 300 * DAY + n * DAY).collect();
        moments.extend((0..5).map(|n| now - n * 120_000));
        let kept = kept(&moments, now);
        assert_eq!(kept.iter().filter(|is_kept| **is_kept).count(), 10);
        assert!(kept[60..].iter().all(|is_kept| *is_kept));
    }
}
