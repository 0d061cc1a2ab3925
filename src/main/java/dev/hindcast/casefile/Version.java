package dev.hindcast.casefile;

import java.util.Objects;

/** The version of this build. */
public final class Version {

    private Version() {}

    /** From the jar's manifest; {@code development} when run from class files. */
    public static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
