package dev.hindcast.casefile;

/** A wrong path, option or rule: one line that says what and what to do. Ends a command with exit code 2. */
public final class UsageProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public UsageProblem(String whatAndWhatToDo) {
        super(whatAndWhatToDo);
    }
}
