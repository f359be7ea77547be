package dev.thalamus.hub.store;

/**
 * What the store may take. Immutable.
 *
 * @param queueCommands most commands that wait for the writer; the last quarter is kept for deletes and saves
 * @param storeBytes most bytes of frames that wait for agents in all
 * @param diskFloor free bytes on the disk below which nothing more is stored
 */
public record StoreLimits(int queueCommands, long storeBytes, long diskFloor) {
    /** 8,192 commands, 1 GiB, 200 MiB. */
    public static final StoreLimits DEFAULT = new StoreLimits(8_192, 1L << 30, 200L << 20);

    public StoreLimits {
        if (queueCommands < 4) {
            throw new IllegalArgumentException("queueCommands must be at least 4, not " + queueCommands);
        }
        if (storeBytes < 0 || diskFloor < 0) {
            throw new IllegalArgumentException("storeBytes and diskFloor must not be negative");
        }
    }
}
