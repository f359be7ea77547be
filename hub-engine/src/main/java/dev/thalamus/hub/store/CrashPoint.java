package dev.thalamus.hub.store;

/** Where a test may kill the process. */
enum CrashPoint {
    AFTER_INSERT, BEFORE_COMMIT, AFTER_COMMIT
}
