package dev.hindcast.event;

import java.util.Locale;

/** Why a stamp is read in the zone in which it is read; the words are those of the report's schema. */
public enum StampBasis {
    /** The file itself carries the zone or an offset (a {@code Z}, {@code +0200}, a UNIX second). */
    IN_FILE,
    /** The user said so ({@code --zone}). */
    STATED,
    /** Nobody said; a default was taken, and it is named where it is used. */
    ASSUMED,
    /** Worked out from other statements of the same file (a KDC's {@code authtime} beside its local stamp). */
    INFERRED,
    /** There is no stamp to place. */
    NOT_APPLICABLE;

    /** The word as {@code report.json} writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
