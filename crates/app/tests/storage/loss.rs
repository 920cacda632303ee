//! What was open last and is found nowhere any more is told.

use opex_app::{LibraryMessage, Notice, OpenMessage};

use crate::keeper::{Keeper, on_both_stores};
use crate::visit::Visit;

on_both_stores! {
    a_loss_is_told_once,
    what_was_never_saved_is_no_loss,
    what_was_deleted_or_put_away_is_no_loss,
    a_newer_loss_is_told_as_well,
}

/// A visit in which an assessment has been saved.
async fn saved(keeper: Keeper) -> Visit {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    visit.answer(0, 1);
    visit.flush().await;
    visit
}

/// What the next visit finds once something else has taken away everything that is saved, but for the preferences.
async fn after_clearing(visit: &Visit) -> Visit {
    for name in visit.storage.names_with("/saved/") {
        visit.storage.put_elsewhere(&name, None).await;
    }
    visit.later().await
}

async fn a_loss_is_told_once(keeper: Keeper) {
    let visit = saved(keeper).await;
    assert_eq!(visit.later().await.notice(), None);
    let later = after_clearing(&visit).await;
    assert_eq!((later.notice(), later.store.state().open_id()), (Some(Notice::LastMissing), None));
    let again = later.later().await;
    assert_eq!((again.notice(), again.store.state().open_id()), (None, None));
}

async fn what_was_never_saved_is_no_loss(keeper: Keeper) {
    let visit = Visit::new(keeper).await;
    visit.send(OpenMessage::New).await;
    visit.flush().await;
    assert_eq!(visit.storage.names_with("/saved/"), Vec::<String>::new());
    assert_eq!(visit.later().await.notice(), None);
}

async fn what_was_deleted_or_put_away_is_no_loss(keeper: Keeper) {
    let visit = saved(keeper).await;
    visit.send(OpenMessage::Close).await;
    assert_eq!(after_clearing(&visit).await.notice(), None);
    let visit = saved(keeper).await;
    let id = visit.id();
    visit.send(LibraryMessage::Delete(id.as_str().into())).await;
    assert_eq!(visit.later().await.notice(), None);
}

async fn a_newer_loss_is_told_as_well(keeper: Keeper) {
    let visit = saved(keeper).await;
    let later = after_clearing(&visit).await;
    later.send(OpenMessage::New).await;
    assert_eq!(later.notice(), None);
    later.answer(0, 2);
    later.flush().await;
    assert_eq!(after_clearing(&later).await.notice(), Some(Notice::LastMissing));
}
