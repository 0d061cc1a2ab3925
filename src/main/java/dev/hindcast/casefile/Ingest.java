package dev.hindcast.casefile;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.event.Position;
import dev.hindcast.event.Provenance;
import dev.hindcast.event.StampBasis;
import dev.hindcast.event.Tally;
import dev.hindcast.index.EventStore;
import dev.hindcast.source.Archive;
import dev.hindcast.source.Evidence;
import dev.hindcast.source.Reading;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads every file once into a store, hashes it on the way, and notes what each file was and held. */
final class Ingest {

    private static final int TOLD_MAX = 3;

    private final Recogniser recogniser;
    private final ReadingOptions options;
    private final Progress progress;
    private final RecordRuns runs = new RecordRuns();
    private final List<EvidenceFile> files = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, List<Provenance>> duplicates = new TreeMap<>();
    private final Map<String, Integer> told = new TreeMap<>();

    Ingest(Recogniser recogniser, ReadingOptions options, Progress progress) {
        this.recogniser = recogniser;
        this.options = options;
        this.progress = progress;
    }

    /**
     * What was read.
     *
     * @param files by path, the unrecognised ones and the archives too
     * @param diagnostics by file, then position
     * @param duplicates by event id: further places of events that several files hold
     */
    record Result(List<EvidenceFile> files, List<Diagnostic> diagnostics, Map<String, List<Provenance>> duplicates) {}

    Result read(Evidence evidence, EventStore store) throws IOException {
        diagnostics.addAll(evidence.notRead());
        Set<String> listed = new HashSet<>();
        evidence.sources().forEach(s -> listed.add(s.path()));
        evidence.archives().forEach(a -> listed.add(a.file().path()));
        for (Diagnostic unread : evidence.notRead()) {
            // what is listed anyway was read, if in part
            if (unread.severity() == Diagnostic.Severity.ERROR && listed.add(unread.evidence())) {
                files.add(EvidenceFile.of(unread.evidence(), 0)
                        .notRead(unread.message())
                        .build());
            }
        }
        long all = evidence.sources().stream().mapToLong(Source::sizeBytes).sum()
                + evidence.archives().stream()
                        .mapToLong(a -> a.file().sizeBytes())
                        .sum();
        long done = 0;
        for (Archive archive : evidence.archives()) {
            progress.reading(archive.file().path(), done, all);
            files.add(hash(archive));
            done += archive.file().sizeBytes();
        }
        for (Source source : evidence.sources()) {
            progress.reading(source.path(), done, all);
            files.add(read(new HashedSource(source), store));
            source.damage().ifPresent(why -> diagnostics.add(damaged(source, why)));
            runs.nextFile();
            done += source.sizeBytes();
        }
        store.commit();
        files.sort(Comparator.comparing(EvidenceFile::path));
        diagnostics.sort(Comparator.comparing(Diagnostic::evidence)
                .thenComparing(Diagnostic::position)
                .thenComparing(Diagnostic::code)
                .thenComparing(Diagnostic::message));
        return new Result(List.copyOf(files), List.copyOf(diagnostics), duplicates);
    }

    private EvidenceFile read(HashedSource source, EventStore store) {
        EvidenceFile.Builder file = EvidenceFile.of(source.path(), source.sizeBytes());
        try {
            if (source.sizeBytes() == 0) {
                return file.sha256(source.sha256()).notRead("the file is empty").build();
            }
            Sample sample = Sample.of(source);
            Optional<Recogniser.Choice> choice = recogniser.choose(sample);
            if (choice.isEmpty()) {
                String why = sample.binary()
                        ? "no format that is read begins with these bytes"
                        : "no format that is read has such lines";
                return file.sha256(source.sha256()).notRead(why).build();
            }
            file.format(choice.get().format().id(), choice.get().why().because());
            Kept kept = new Kept(store);
            Reading reading = choice.get().format().reader(options).read(source, kept);
            kept.describe(file, reading);
            return file.sha256(source.sha256()).build();
        } catch (IOException | UncheckedIOException unreadable) {
            diagnostics.add(unreadable(source, unreadable));
            return file.build();
        }
    }

    private EvidenceFile hash(Archive archive) {
        Source source = archive.file();
        EvidenceFile.Builder file =
                EvidenceFile.of(source.path(), source.sizeBytes()).archive(archive.format(), archive.why());
        try {
            file.sha256(new HashedSource(source).sha256());
        } catch (IOException unreadable) {
            diagnostics.add(unreadable(source, unreadable));
        }
        source.damage().ifPresent(why -> diagnostics.add(damaged(source, why)));
        return file.build();
    }

    private static Diagnostic unreadable(Source source, Exception why) {
        return Diagnostic.error(
                source.path(),
                Position.FILE,
                "unreadable",
                "The file could not be read to its end (" + why.getMessage()
                        + "); what came before is kept. Copy it again, then run anew.");
    }

    /** A member that its archive does not hold whole. */
    static Diagnostic damaged(Source source, String why) {
        return Diagnostic.error(
                source.path(),
                Position.FILE,
                "archive-member-damaged",
                "The archive is damaged where this file is packed: " + why
                        + ". What could be unpacked was read, and the"
                        + " SHA-256 is of that. Copy the archive again, then run anew.");
    }

    /** Says the first problems of a file at once; a file of rubbish must not bury the others. */
    private void tell(Diagnostic diagnostic) {
        int before = told.merge(diagnostic.evidence(), 1, Integer::sum);
        if (before <= TOLD_MAX) {
            progress.problem(diagnostic.severity().word() + "  " + diagnostic.evidence() + ", " + diagnostic.position()
                    + ": " + diagnostic.message());
        } else if (before == TOLD_MAX + 1) {
            progress.problem("more of " + diagnostic.evidence() + " stands in the report under \"Not read\"");
        }
    }

    /** Takes the events of one file. */
    private final class Kept implements EventSink {

        private final EventStore store;
        private final TreeSet<String> hosts = new TreeSet<>();
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private long taken;
        private long known;

        Kept(EventStore store) {
            this.store = store;
        }

        @Override
        public void accept(Event event) {
            if (event.isCarved()) {
                // searchable, and nothing else: it is no record of this log
                add(event);
                return;
            }
            taken++;
            if (event.host().isKnown()) {
                hosts.add(event.host().value());
            }
            event.stamp().ifPresent(s -> {
                first = s.instant().isBefore(first) ? s.instant() : first;
                last = s.instant().isAfter(last) ? s.instant() : last;
            });
            if (runs.isKnown(event)) {
                known++;
                duplicates.computeIfAbsent(event.id(), id -> new ArrayList<>()).add(event.provenance());
                return;
            }
            add(event);
        }

        private void add(Event event) {
            try {
                store.add(event);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void accept(Diagnostic diagnostic) {
            diagnostics.add(diagnostic);
            if (diagnostic.severity() != Diagnostic.Severity.NOTE) {
                tell(diagnostic);
            }
        }

        void describe(EvidenceFile.Builder file, Reading reading) {
            Tally tally = reading.tally();
            if (taken > tally.read()) {
                throw new IllegalStateException(taken + " events of " + tally.read() + " records read");
            }
            file.tally(tally).duplicates(known).hosts(List.copyOf(hosts));
            if (!reading.zone().isEmpty() && reading.zoneBasis() != StampBasis.NOT_APPLICABLE) {
                file.zone(reading.zone(), reading.zoneBasis());
            }
            if (!first.isAfter(last)) {
                file.span(first, last);
            }
        }
    }
}
