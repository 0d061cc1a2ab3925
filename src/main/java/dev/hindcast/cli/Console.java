package dev.hindcast.cli;

import dev.hindcast.report.TerminalStyle;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/**
 * Where results and progress go, and what the terminal can show: results to standard output, all else to standard error;
 * no colour and no rewritten line where there is no terminal.
 */
final class Console {

    private static final int WIDTH = 80;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    private final PrintWriter out;
    private final OutputStream bytes;
    private final PrintWriter err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final Map<String, String> environment;

    /** @param bytes the same place as {@code out}, for results that are bytes already */
    Console(
            PrintWriter out,
            OutputStream bytes,
            PrintWriter err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            Map<String, String> environment) {
        this.out = out;
        this.bytes = new ResultBytes(bytes);
        this.err = err;
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.environment = Map.copyOf(environment);
    }

    PrintWriter out() {
        return out;
    }

    /** Where results go that are bytes already; what stands in {@link #out} goes first. */
    OutputStream bytes() {
        out.flush();
        return bytes;
    }

    PrintWriter err() {
        return err;
    }

    /** One line of ours on standard error. */
    void say(String line) {
        err.println("hindcast: " + EventOutput.shown(line));
        err.flush();
    }

    /** Whether a line on standard error may be rewritten: on a terminal that takes control sequences. */
    boolean rewritesErr() {
        return errIsTerminal && takesSequences();
    }

    private boolean takesSequences() {
        return !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
    }

    TerminalStyle style() {
        return new TerminalStyle(width(), unicode(), outIsTerminal && takesSequences());
    }

    private int width() {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return Math.max(NARROWEST, Math.min(WIDEST, columns));
        } catch (NumberFormatException notSet) {
            return WIDTH;
        }
    }

    /** A terminal whose locale is not UTF-8 gets ASCII; a file or pipe gets UTF-8, as all our files. */
    private boolean unicode() {
        if (!outIsTerminal) {
            return true;
        }
        String locale = environment.getOrDefault(
                "LC_ALL", environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "")));
        return locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
    }
}
