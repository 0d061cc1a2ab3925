package dev.hindcast.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an evidence file was and held; a line of the manifest. */
public final class EvidenceFile {

    private final String path;
    private final long sizeBytes;
    private final @Nullable String sha256;
    private final @Nullable String format;
    private final String whyFormat;
    private final @Nullable String zone;
    private final StampBasis zoneBasis;
    private final List<String> hosts;
    private final boolean holdsOthers;
    private final Tally tally;
    private final long duplicates;
    private final @Nullable Instant first;
    private final @Nullable Instant last;

    private EvidenceFile(Builder b) {
        this.path = b.path;
        this.sizeBytes = b.sizeBytes;
        this.sha256 = b.sha256;
        this.format = b.format;
        this.whyFormat = b.whyFormat;
        this.zone = b.zone;
        this.zoneBasis = b.zoneBasis;
        this.hosts = List.copyOf(b.hosts);
        this.holdsOthers = b.holdsOthers;
        this.tally = b.tally;
        this.duplicates = b.duplicates;
        this.first = b.first;
        this.last = b.last;
    }

    public static Builder of(String path, long sizeBytes) {
        return new Builder(path, sizeBytes);
    }

    /** Path below the evidence given, with {@code /}. */
    public String path() {
        return path;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** Lower-case hexadecimal; empty where the file could not be opened. */
    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    /** The id of the format; empty for a file that no reader knows. */
    public Optional<String> format() {
        return Optional.ofNullable(format);
    }

    /** Why it is that format, or why it was not read, in words. */
    public String whyFormat() {
        return whyFormat;
    }

    public Optional<String> zone() {
        return Optional.ofNullable(zone);
    }

    public StampBasis zoneBasis() {
        return zoneBasis;
    }

    /** Hosts that the file speaks of, sorted. */
    public List<String> hosts() {
        return hosts;
    }

    public Tally tally() {
        return tally;
    }

    /** Records of this file that another file holds too. */
    public long duplicates() {
        return duplicates;
    }

    /** Raw time of the earliest event. */
    public Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    public Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    public boolean isRecognised() {
        return format != null;
    }

    /** Whether it is an archive: known, and without records but those of the files in it, which are listed themselves. */
    public boolean holdsOthers() {
        return holdsOthers;
    }

    public Builder toBuilder() {
        Builder b = new Builder(path, sizeBytes);
        b.sha256 = sha256;
        b.format = format;
        b.whyFormat = whyFormat;
        b.zone = zone;
        b.zoneBasis = zoneBasis;
        b.hosts = hosts;
        b.holdsOthers = holdsOthers;
        b.tally = tally;
        b.duplicates = duplicates;
        b.first = first;
        b.last = last;
        return b;
    }

    /** Collects what is known of a file while it is read. */
    public static final class Builder {
        private final String path;
        private final long sizeBytes;
        private @Nullable String sha256;
        private @Nullable String format;
        private String whyFormat = "not looked at";
        private @Nullable String zone;
        private StampBasis zoneBasis = StampBasis.NOT_APPLICABLE;
        private List<String> hosts = List.of();
        private boolean holdsOthers;
        private Tally tally = Tally.NONE;
        private long duplicates;
        private @Nullable Instant first;
        private @Nullable Instant last;

        private Builder(String path, long sizeBytes) {
            this.path = path;
            this.sizeBytes = sizeBytes;
        }

        public Builder sha256(String hex) {
            this.sha256 = hex;
            return this;
        }

        public Builder format(String id, String why) {
            this.format = id;
            this.whyFormat = why;
            return this;
        }

        /** An archive, of this kind and with so many members. */
        public Builder archive(String id, String why) {
            this.holdsOthers = true;
            return format(id, why);
        }

        public Builder notRead(String why) {
            this.format = null;
            this.whyFormat = why;
            return this;
        }

        public Builder zone(String zoneName, StampBasis basis) {
            this.zone = zoneName;
            this.zoneBasis = basis;
            return this;
        }

        public Builder hosts(List<String> sortedNames) {
            this.hosts = sortedNames;
            return this;
        }

        public Builder tally(Tally counts) {
            this.tally = counts;
            return this;
        }

        public Builder duplicates(long count) {
            this.duplicates = count;
            return this;
        }

        public Builder span(Instant earliest, Instant latest) {
            this.first = earliest;
            this.last = latest;
            return this;
        }

        public EvidenceFile build() {
            return new EvidenceFile(this);
        }
    }
}
