package dev.hindcast.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/** The shared corpora that may lie beside this checkout; a test that asks for them is skipped where they do not. */
public final class Corpora {

    private Corpora() {}

    /** A file or folder below {@code shared/corpora}. */
    public static Path path(String below) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared/corpora").resolve(below);
            if (Files.exists(found)) {
                return found;
            }
        }
        Assumptions.assumeTrue(false, "shared corpora are not beside this checkout");
        throw new AssertionError("not reached");
    }

    /** One file of the specimens of text formats, under its own name. */
    public static Source textFormat(String below) throws IOException {
        Path file = path("text-formats").resolve(below);
        return new MemorySource(below, Files.readAllBytes(file));
    }

    /** Unpacks a zip; nothing is written outside of the target. */
    public static Path unzip(String name, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(path(name));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("an entry leads out of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        return target;
    }
}
