package dev.hindcast.source.evtx;

import java.util.concurrent.atomic.AtomicLong;

/** What may be remembered of one file. Real logs need a tenth; a file that invents more is read without remembering it. */
final class MemoryBudget {

    private final AtomicLong left;

    /** @param bytes about how many bytes may be taken */
    MemoryBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** Whether something of about this size may be kept; it then counts. */
    boolean take(long bytes) {
        if (left.get() < bytes) {
            return false;
        }
        left.addAndGet(-bytes);
        return true;
    }
}
