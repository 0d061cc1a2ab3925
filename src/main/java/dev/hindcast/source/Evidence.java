package dev.hindcast.source;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Position;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files and folders that were given, walked once and never written to.
 *
 * <p>A path is what stands below the argument; where two arguments hold the same path, every path gets the last name of
 * its argument in front. A link to a file is read as that file; a link to a folder inside the evidence is told and not
 * followed, so that no walk can run in a circle. A file that is reached twice is read once.
 *
 * <p>A walk leaves archives closed; {@code source.archive.Archives} makes evidence of their members from it. Whatever that
 * keeps open, or unpacked to a temporary folder, goes when the evidence is closed; no source can be opened afterwards.
 */
public final class Evidence implements AutoCloseable {

    private final List<Path> given;
    private final List<Source> sources;
    private final List<Archive> archives;
    private final List<Diagnostic> notRead;
    private final Runnable release;

    private Evidence(
            List<Path> given,
            List<Source> sources,
            List<Archive> archives,
            List<Diagnostic> notRead,
            Runnable release) {
        this.given = List.copyOf(given);
        this.sources =
                sources.stream().sorted(Comparator.comparing(Source::path)).toList();
        this.archives = archives.stream()
                .sorted(Comparator.comparing(a -> a.file().path()))
                .toList();
        this.notRead = notRead.stream()
                .sorted(Comparator.comparing(Diagnostic::evidence).thenComparing(Diagnostic::code))
                .toList();
        this.release = release;
    }

    /** Walks the arguments. What cannot be read becomes a diagnostic, never an exception. */
    public static Evidence of(List<Path> arguments) {
        List<Diagnostic> problems = new ArrayList<>();
        List<Argument> walked = new ArrayList<>();
        for (Path argument : arguments) {
            walked.add(new Argument(argument, problems));
        }
        List<String> prefixes = prefixes(walked);
        Map<String, Source> byPath = new HashMap<>();
        Set<Path> seen = new HashSet<>();
        for (int i = 0; i < walked.size(); i++) {
            for (FileSource found : walked.get(i).files) {
                String path = prefixes.get(i) + found.path();
                if (seen.add(real(found.file()))) {
                    byPath.put(path, new FileSource(path, found.file(), found.sizeBytes()));
                } else {
                    problems.add(Diagnostic.note(
                            path,
                            Position.FILE,
                            "given-twice",
                            "This file is reached by two of the paths given (or by a link); it is read once."));
                }
            }
        }
        return new Evidence(arguments, new ArrayList<>(byPath.values()), List.of(), problems, () -> {});
    }

    /**
     * The same evidence with its archives opened.
     *
     * @param files every file that holds no others
     * @param opened every file that does
     * @param problems what was met while they were opened; added to what the walk met
     * @param letGo called when the evidence is closed
     */
    public Evidence opened(List<Source> files, List<Archive> opened, List<Diagnostic> problems, Runnable letGo) {
        List<Diagnostic> all = new ArrayList<>(notRead);
        all.addAll(problems);
        return new Evidence(given, files, opened, all, letGo);
    }

    /** The files and folders as they were given. */
    public List<Path> given() {
        return given;
    }

    /** Every file that can be read, sorted by path. */
    public List<Source> sources() {
        return sources;
    }

    /** Every archive whose members were looked for, sorted by path; none of them is a source. */
    public List<Archive> archives() {
        return archives;
    }

    /** What was met and cannot be read, or was not followed, sorted by path. */
    public List<Diagnostic> notRead() {
        return notRead;
    }

    @Override
    public void close() {
        release.run();
    }

    /** One prefix an argument: empty for all unless two arguments hold the same path. */
    private static List<String> prefixes(List<Argument> walked) {
        Map<String, Argument> owner = new HashMap<>();
        boolean clash = false;
        for (Argument argument : walked) {
            for (FileSource file : argument.files) {
                Argument other = owner.putIfAbsent(file.path(), argument);
                clash |= other != null && !other.root.equals(argument.root);
            }
        }
        List<String> prefixes = new ArrayList<>();
        Map<String, Path> taken = new HashMap<>();
        for (Argument argument : walked) {
            if (!clash) {
                prefixes.add("");
                continue;
            }
            String prefix = argument.name;
            for (int n = 2; !taken.getOrDefault(prefix, argument.root).equals(argument.root); n++) {
                prefix = argument.name + "~" + n;
            }
            taken.put(prefix, argument.root);
            prefixes.add(prefix + "/");
        }
        return prefixes;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException cannotResolve) {
            return file.toAbsolutePath().normalize();
        }
    }

    /** One argument with the files below it. */
    private static final class Argument {
        private final Path root;
        private final String name;
        private final List<FileSource> files = new ArrayList<>();
        private final List<Diagnostic> problems;

        Argument(Path argument, List<Diagnostic> problems) {
            this.root = real(argument);
            this.name = Objects.toString(root.getFileName(), "root");
            this.problems = problems;
            if (Files.isDirectory(root)) {
                walk();
            } else if (Files.exists(root)) {
                // a file's own name as the user wrote it, even where it is a link
                add(root, Objects.toString(argument.getFileName(), name));
            } else {
                problem(name, "missing", "There is nothing at this path; check the spelling.");
            }
        }

        private void walk() {
            try {
                Files.walkFileTree(root, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        add(file, below(file));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException why) {
                        problem(below(file), "unreadable", "It could not be opened (" + why + "); check permissions.");
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) {
                        if (why != null) {
                            problem(below(folder), "unreadable", "The folder was listed in part only (" + why + ").");
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException why) {
                problem(name, "unreadable", "The folder was walked in part only (" + why + ").");
            }
        }

        private String below(Path file) {
            StringBuilder path = new StringBuilder();
            for (Path part : root.relativize(file)) {
                path.append(path.isEmpty() ? "" : "/").append(part);
            }
            return path.isEmpty() ? name : path.toString();
        }

        private void add(Path file, String path) {
            if (Files.isDirectory(file)) {
                problems.add(Diagnostic.note(
                        path,
                        Position.FILE,
                        "link-not-followed",
                        "A link to a folder; it is not followed. Give its target as evidence too if it belongs."));
            } else if (Files.isSymbolicLink(file) && !Files.exists(file)) {
                problem(path, "unreadable", "A link whose target does not exist.");
            } else if (!Files.isRegularFile(file)) {
                problem(path, "unreadable", "Neither a file nor a folder (a pipe, socket or device).");
            } else if (!Files.isReadable(file)) {
                problem(path, "unreadable", "No permission to read it.");
            } else {
                try {
                    files.add(new FileSource(path, file, Files.size(file)));
                } catch (IOException why) {
                    problem(path, "unreadable", "Its size could not be read (" + why + ").");
                }
            }
        }

        private void problem(String path, String code, String message) {
            problems.add(Diagnostic.error(path, Position.FILE, code, message));
        }
    }
}
