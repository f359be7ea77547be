package dev.thalamus.ui.screen.queues;

/** Which of the waiting signals an action is about. */
enum Extent {
    /** The selected rows. */
    SELECTION,
    /** All that the filter leaves. */
    FILTER,
    /** The oldest so many of those. */
    FIRST,
    /** Those of them that have waited for at least so long. */
    OLDER
}
