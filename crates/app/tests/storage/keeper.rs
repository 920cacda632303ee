//! The stores that can keep the work: each test says on which of them it holds, and is run on each.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

/// What keeps the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The local storage: each call is done at once and for good, or is refused.
    LocalStorage,
    /// The database: calls change a working copy in memory, and a transaction keeps all of them or none.
    Database,
}

/// Runs tests, async functions of a keeper, on both stores.
macro_rules! on_both_stores {
    ($($test:ident),+ $(,)?) => {
        $crate::keeper::stores!(on_the_local_storage, LocalStorage, $($test),+);
        $crate::keeper::stores!(on_the_database, Database, $($test),+);
    };
}

/// Runs tests of what only the local storage can do.
macro_rules! on_the_local_storage_alone {
    ($($test:ident),+ $(,)?) => {
        $crate::keeper::stores!(on_the_local_storage_alone, LocalStorage, $($test),+);
    };
}

#[cfg(not(target_arch = "wasm32"))]
macro_rules! stores {
    ($module:ident, $keeper:ident, $($test:ident),+) => {
        mod $module {
            $(
                #[test]
                fn $test() {
                    $crate::keeper::run(super::$test($crate::keeper::Keeper::$keeper));
                }
            )+
        }
    };
}

// In a browser the same tests run there, see tests/browser_storage.rs.
#[cfg(target_arch = "wasm32")]
macro_rules! stores {
    ($module:ident, $keeper:ident, $($test:ident),+) => {
        mod $module {
            use wasm_bindgen_test::wasm_bindgen_test;
            $(
                #[wasm_bindgen_test]
                async fn $test() {
                    super::$test($crate::keeper::Keeper::$keeper).await;
                }
            )+
        }
    };
}

pub(crate) use {on_both_stores, on_the_local_storage_alone, stores};

/// Runs a test whose stores answer at once, as they all do outside a browser.
#[cfg(not(target_arch = "wasm32"))]
pub fn run(test: impl Future<Output = ()>) {
    let mut context = std::task::Context::from_waker(Waker::noop());
    assert!(std::pin::pin!(test).poll(&mut context).is_ready(), "every store answers at once");
}

/// What a callback will be called with.
pub struct Answer<T> {
    inner: Rc<RefCell<(Option<T>, Option<Waker>)>>,
}

impl<T: 'static> Answer<T> {
    /// The answer, and the callback that gives it.
    pub fn new() -> (Self, Box<dyn FnOnce(T)>) {
        let inner: Rc<RefCell<(Option<T>, Option<Waker>)>> = Rc::new(RefCell::new((None, None)));
        let given = Rc::clone(&inner);
        let give = move |value| {
            given.borrow_mut().0 = Some(value);
            let waker = given.borrow_mut().1.take();
            if let Some(waker) = waker {
                waker.wake();
            }
        };
        (Self { inner }, Box::new(give))
    }

    /// Waits for it.
    pub fn given(self) -> impl Future<Output = T> {
        poll_fn(move |context| {
            let mut inner = self.inner.borrow_mut();
            match inner.0.take() {
                Some(value) => Poll::Ready(value),
                None => {
                    inner.1 = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
    }
}
