package dev.hindcast.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A private temporary folder for members that cannot be read in place. It is made when the first is written, readable by
 * its owner alone, never inside the evidence, and deleted when it is closed or the JVM exits.
 */
final class Spool {

    /** Left free on the disk of the temporary folder, for the case and for everybody else. */
    private static final long SPARE_BYTES = 256L * 1024 * 1024;

    /** Small, because a decoder that fails takes the good bytes of that read with it. */
    private static final int BUFFER_BYTES = 1 << 13;

    private final List<Path> evidence;
    private @Nullable Path folder;
    private @Nullable Thread atExit;
    private int files;

    /** @param evidence files and folders that are never written to */
    Spool(List<Path> evidence) {
        this.evidence = List.copyOf(evidence);
    }

    /**
     * A file that was written.
     *
     * @param sizeBytes what was written
     * @param damage why it ends early; null where it is whole
     * @param tooLarge whether it would have become larger than it may; it was deleted then
     */
    record Written(Path file, long sizeBytes, @Nullable String damage, boolean tooLarge) {}

    /** How much may still be written. */
    long roomBytes() throws IOException {
        return Math.max(0, Files.getFileStore(folder()).getUsableSpace() - SPARE_BYTES);
    }

    /**
     * Writes a stream to a new file, as far as the stream can be read.
     *
     * @throws IOException where the temporary folder takes it not
     */
    Written write(InputStream in, long bytesMax) throws IOException {
        Path file = folder().resolve(Integer.toString(files++));
        byte[] buffer = new byte[BUFFER_BYTES];
        long written = 0;
        String damage = null;
        boolean tooLarge = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                int got;
                try {
                    got = in.read(buffer);
                } catch (IOException | RuntimeException | LinkageError broken) {
                    damage = Damage.words(broken);
                    break;
                }
                if (got < 0) {
                    break;
                }
                if (written + got > bytesMax) {
                    tooLarge = true;
                    break;
                }
                out.write(buffer, 0, got);
                written += got;
            }
        } catch (IOException full) {
            Files.deleteIfExists(file);
            throw full;
        }
        if (tooLarge) {
            delete(file);
        }
        return new Written(file, written, damage, tooLarge);
    }

    void delete(Path file) throws IOException {
        if (folder != null && file.startsWith(folder)) {
            Files.deleteIfExists(file);
        }
    }

    void close() {
        if (folder == null) {
            return;
        }
        deleteBelow(folder);
        folder = null;
        if (atExit != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException exiting) {
                // the JVM exits already, and the hook finds nothing more to delete
            }
        }
    }

    private Path folder() throws IOException {
        if (folder == null) {
            Path made = make();
            folder = made;
            atExit = new Thread(() -> deleteBelow(made), "delete unpacked evidence");
            Runtime.getRuntime().addShutdownHook(atExit);
        }
        return folder;
    }

    private Path make() throws IOException {
        Path temporary = real(Path.of(System.getProperty("java.io.tmpdir")));
        if (evidence.stream().anyMatch(given -> temporary.startsWith(real(given)))) {
            throw new IOException("it lies inside the evidence, which is never written to");
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        // where there are no such rights, the folder of temporary files is the user's own
        return posix
                ? Files.createTempDirectory(temporary, "hindcast-", ownerOnly())
                : Files.createTempDirectory(temporary, "hindcast-");
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    }

    private static void deleteBelow(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException inUse) {
            // on Windows a file that is still open stays until the JVM exits
        }
    }
}
