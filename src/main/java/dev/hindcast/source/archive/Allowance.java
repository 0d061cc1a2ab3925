package dev.hindcast.source.archive;

import org.jspecify.annotations.Nullable;

/** What is still to be had from one archive, and from the one around it. */
final class Allowance {

    private final Limits limits;
    private final @Nullable Allowance outer;
    private long leftBytes;
    private int leftMembers;

    private Allowance(Limits limits, long packedBytes, @Nullable Allowance outer) {
        this.limits = limits;
        this.outer = outer;
        this.leftBytes = Math.min(limits.unpackedBytesMax(), Math.max(limits.freeBytes(), ratio(limits, packedBytes)));
        this.leftMembers = limits.membersMax();
    }

    /** For an archive that was given. */
    static Allowance of(Limits limits, long packedBytes) {
        return new Allowance(limits, packedBytes, null);
    }

    /** For an archive inside this one; what it takes is taken here too. */
    Allowance inside(long packedBytes) {
        return new Allowance(limits, packedBytes, this);
    }

    /**
     * How large the next member may become.
     *
     * @param packedBytes of the member; negative where the archive does not tell
     */
    long memberBytesMax(long packedBytes) {
        long byItself =
                packedBytes < 0 ? Long.MAX_VALUE : Math.max(limits.memberFreeBytes(), ratio(limits, packedBytes));
        return Math.min(byItself, leftBytes());
    }

    void takeBytes(long bytes) {
        leftBytes -= bytes;
        if (outer != null) {
            outer.takeBytes(bytes);
        }
    }

    /** Whether one more member may be opened; counts it. */
    boolean takeMember() {
        boolean here = leftMembers-- > 0;
        return (outer == null || outer.takeMember()) && here;
    }

    private long leftBytes() {
        return Math.max(0, outer == null ? leftBytes : Math.min(leftBytes, outer.leftBytes()));
    }

    private static long ratio(Limits limits, long packedBytes) {
        return packedBytes > Long.MAX_VALUE / limits.ratioMax() ? Long.MAX_VALUE : packedBytes * limits.ratioMax();
    }
}
