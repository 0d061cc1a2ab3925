package dev.hindcast.cli;

import dev.hindcast.casefile.Progress;
import java.util.Locale;

/** Progress on standard error: one line that is rewritten on a terminal, else one line a stage. */
final class ProgressLine implements Progress {

    private static final long REWRITE_NANOS = 100_000_000;
    private static final int BAR = 20;

    private final Console console;
    private final boolean quiet;
    private long last;

    ProgressLine(Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
    }

    @Override
    public void reading(String path, long doneBytes, long allBytes) {
        double share = allBytes == 0 ? 1 : (double) doneBytes / allBytes;
        int full = (int) (share * BAR);
        rewrite(String.format(
                Locale.ROOT,
                "reading  %s%s %3.0f %%  %s",
                "#".repeat(full),
                ".".repeat(BAR - full),
                share * 100,
                path.length() > 40 ? "…" + path.substring(path.length() - 39) : path));
    }

    @Override
    public void stage(String name) {
        last = 0;
        rewrite(name);
    }

    @Override
    public void done(String line) {
        if (!quiet && !console.rewritesErr()) {
            console.err().println(line);
            console.err().flush();
        }
    }

    @Override
    public void problem(String line) {
        if (!quiet) {
            clear();
            console.err().println(EventOutput.shown(line));
            console.err().flush();
        }
    }

    private void rewrite(String line) {
        if (quiet || !console.rewritesErr()) {
            return;
        }
        long now = System.nanoTime();
        if (last == 0 || now - last >= REWRITE_NANOS) {
            last = now;
            console.err().print("\r" + line + "\u001b[K");
            console.err().flush();
        }
    }

    /** Takes the line away, so that the result begins on a clean one. */
    void clear() {
        if (!quiet && console.rewritesErr()) {
            console.err().print("\r\u001b[K");
            console.err().flush();
        }
    }
}
