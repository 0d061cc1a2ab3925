package dev.hindcast.cli;

/** How a command ended, for scripts (DESIGN section 4). */
final class ExitCode {

    static final int DONE = 0;
    /** A fault of ours. */
    static final int FAULT = 1;
    /** Wrong use, path, option or rule. */
    static final int USAGE = 2;
    /** Done, but something recognised was damaged or read in part, or nothing was recognised. */
    static final int IN_PART = 3;

    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
