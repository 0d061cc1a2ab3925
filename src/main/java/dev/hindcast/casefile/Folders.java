package dev.hindcast.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The guards around the folders that are written: evidence stays untouched, other people's folders too. */
final class Folders {

    /** A folder is ours if it holds one of these; the last is what a run that was interrupted leaves. */
    private static final List<String> OURS = List.of("report.json", "case.json", "case/case.json");

    private Folders() {}

    /** Refuses paths that do not exist and folders without a single file. */
    static void requireEvidence(List<Path> evidence) throws UsageProblem {
        if (evidence.isEmpty()) {
            throw new UsageProblem("no evidence given; name files or folders, for example: hindcast analyze evidence/");
        }
        for (Path path : evidence) {
            if (!Files.exists(path)) {
                throw new UsageProblem(path + " does not exist; check the spelling, or name another file or folder");
            }
            if (Files.isDirectory(path) && holdsNoFile(path)) {
                throw new UsageProblem(path + " is an empty folder; name the folder that holds the exported logs");
            }
            if (!Files.isReadable(path)) {
                throw new UsageProblem(path + " cannot be read; check its permissions");
            }
        }
    }

    private static boolean holdsNoFile(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.noneMatch(p -> !Files.isDirectory(p));
        } catch (IOException | UncheckedIOException unreadable) {
            return false; // the walk over the evidence says what could not be read
        }
    }

    /** Refuses a folder inside the evidence, evidence itself, and a non-empty folder that is not ours. */
    static void requireWritable(String option, Path folder, List<Path> evidence, boolean force) throws UsageProblem {
        Path target = real(folder);
        for (Path path : evidence) {
            Path given = real(path);
            if (target.startsWith(given)) {
                throw new UsageProblem(option + " " + folder
                        + " lies inside the evidence; name a folder outside it, for example " + option
                        + " hindcast-report");
            }
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageProblem(option + " " + folder + " is a file; name a folder");
        }
        if (!force && Files.isDirectory(folder) && !isOurs(folder) && !isEmpty(folder)) {
            throw new UsageProblem(folder + " holds files that are not ours; name another folder with " + option
                    + ", or add --force to write into it");
        }
    }

    static boolean isOurs(Path folder) {
        return OURS.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The path with the links of its existing part resolved, so that no link hides that it lies in the evidence. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path existing = absolute;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
        } catch (IOException cannotResolve) {
            return absolute;
        }
    }

    /** Deletes what is below a folder of ours, and the folder. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
