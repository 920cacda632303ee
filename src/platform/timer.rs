//! The browser's timer.

use std::any::Any;

use gloo::timers::callback::Timeout;

use opex_ports::Timer;

/// Timeouts of the window.
pub struct BrowserTimer;

impl Timer for BrowserTimer {
    fn after(&self, milliseconds: u32, action: Box<dyn FnOnce()>) -> Box<dyn Any> {
        Box::new(Timeout::new(milliseconds, action))
    }

    fn elapsed(&self) -> f64 {
        web_sys::window().and_then(|window| window.performance()).map_or_else(js_sys::Date::now, |time| time.now())
    }
}
