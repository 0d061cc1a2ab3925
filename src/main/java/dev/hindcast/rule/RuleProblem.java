package dev.hindcast.rule;

/** A rule that cannot be used: the message names file, line, what is wrong and what to do, in one line. */
public final class RuleProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final String origin;
    private final int line;

    /**
     * @param origin the rule's file
     * @param line from 1; 0 for the file as a whole
     * @param what what is wrong and what to do
     */
    public RuleProblem(String origin, int line, String what) {
        super(line > 0 ? origin + ":" + line + ": " + what : origin + ": " + what);
        this.origin = origin;
        this.line = line;
    }

    public String origin() {
        return origin;
    }

    public int line() {
        return line;
    }
}
