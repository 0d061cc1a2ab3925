package dev.hindcast.source.archive;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Position;
import dev.hindcast.source.Archive;
import dev.hindcast.source.Evidence;
import dev.hindcast.source.FileSource;
import dev.hindcast.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the members of archives evidence like any file. Archives are known by their first bytes. Members of a zip or gzip
 * file are unpacked afresh whenever they are opened; those of 7z and tar, and zips inside other archives, go through a
 * private temporary folder that is deleted when the evidence is closed.
 */
public final class Archives {

    private final Limits limits;

    public Archives(Limits limits) {
        this.limits = limits;
    }

    /** With the product's own limits. */
    public static Evidence opened(Evidence walked) {
        return new Archives(Limits.USUAL).open(walked);
    }

    /**
     * Opens every archive that the walk found, and those inside them. What cannot be read becomes a diagnostic, never an
     * exception.
     */
    public Evidence open(Evidence walked) {
        Set<String> taken = new HashSet<>();
        walked.sources().forEach(s -> taken.add(s.path()));
        walked.notRead().forEach(d -> taken.add(d.evidence()));
        Opening opening = new Opening(limits, new Spool(walked.given()), new MemberNames(taken));
        walked.sources().forEach(opening::look);
        return walked.opened(opening.files, opening.archives, opening.problems, opening::letGo);
    }

    /** One pass over the files of a walk. */
    private static final class Opening {

        private final Limits limits;
        private final Spool spool;
        private final MemberNames names;
        private final OpenZips zips;
        private final List<Source> files = new ArrayList<>();
        private final List<Archive> archives = new ArrayList<>();
        private final List<Diagnostic> problems = new ArrayList<>();

        Opening(Limits limits, Spool spool, MemberNames names) {
            this.limits = limits;
            this.spool = spool;
            this.names = names;
            this.zips = new OpenZips(limits.directoryBytesMax());
        }

        void look(Source file) {
            look(file, 0, null);
        }

        void letGo() {
            zips.close();
            spool.close();
        }

        /**
         * @param depth how many archives are around the file
         * @param around what may be taken from them
         */
        private void look(Source file, int depth, @Nullable Allowance around) {
            Optional<ArchiveKind> kind;
            try {
                kind = kind(file);
            } catch (IOException unreadable) {
                // what reads the file will meet the same and say so
                kind = Optional.empty();
            }
            if (kind.isEmpty()) {
                files.add(file);
                return;
            }
            Allowance allowance =
                    around == null ? Allowance.of(limits, file.sizeBytes()) : around.inside(file.sizeBytes());
            if (depth < limits.depthMax()) {
                Unpacking unpacking = new Unpacking(file, kind.get(), allowance, names, spool);
                if (unpack(kind.get(), unpacking)) {
                    archives.add(unpacking.listed());
                    problems.addAll(unpacking.problems());
                    unpacking.members().forEach(member -> look(member, depth + 1, allowance));
                } else {
                    files.add(file);
                }
            } else {
                archives.add(
                        new Archive(file, kind.get().id(), "a " + kind.get().words() + " that was not opened"));
                problems.add(Diagnostic.error(
                        file.path(),
                        Position.FILE,
                        "archive-too-deep",
                        "It lies inside " + depth + " archives and was not opened. Unpack it and give that as evidence"
                                + " if it belongs."));
            }
        }

        private static Optional<ArchiveKind> kind(Source file) throws IOException {
            try (InputStream in = file.open()) {
                Optional<ArchiveKind> kind = ArchiveKind.of(in.readNBytes(ArchiveKind.HEAD_BYTES));
                return kind.filter(k -> k == ArchiveKind.GZIP).isPresent() && GzipFile.holdsTar(file)
                        ? Optional.of(ArchiveKind.TAR_GZIP)
                        : kind;
            }
        }

        /** Whether it was an archive after all. */
        private boolean unpack(ArchiveKind kind, Unpacking unpacking) {
            Source file = unpacking.archive();
            try {
                return switch (kind) {
                    case ZIP -> new ZipArchive(zips).unpack(onDisk(file), unpacking);
                    case SEVEN_ZIP -> new SevenZipArchive(limits.decoderKib()).unpack(onDisk(file), unpacking);
                    case GZIP -> GzipFile.unpack(file, unpacking);
                    case TAR -> TarArchive.unpack(file.open(), unpacking);
                    case TAR_GZIP -> TarArchive.unpack(GzipStream.of(file), unpacking);
                };
            } catch (IOException unreadable) {
                unpacking.stop(
                        "archive-unreadable",
                        "It could not be opened (" + Damage.words(unreadable) + "). Copy it again, then run anew.");
                return true;
            }
        }

        /** Where the bytes of an archive can be read in any order; one inside another is unpacked for that. */
        private Path onDisk(Source file) throws IOException {
            if (file instanceof FileSource onDisk) {
                return onDisk.file();
            }
            try (InputStream in = file.open()) {
                // its bytes were allowed when it was found as a member
                Spool.Written written = spool.write(in, Math.min(file.sizeBytes(), spool.roomBytes()));
                if (written.tooLarge()) {
                    throw new IOException("the folder for temporary files has no room for it");
                }
                return written.file();
            }
        }
    }
}
