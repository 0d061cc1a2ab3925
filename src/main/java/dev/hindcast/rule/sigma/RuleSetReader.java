package dev.hindcast.rule.sigma;

import dev.hindcast.event.Sha256;
import dev.hindcast.rule.RuleProblem;
import dev.hindcast.rule.RuleSetReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Reads sets of rules: our pack, which travels in the jar under {@code rules/sigma/}, and folders of the user's. Files are
 * taken in the order of their paths; the hash of a set is the SHA-256 of their bytes in that order, one behind the other.
 */
public final class RuleSetReader {

    private static final String PACK = "rules/sigma/";
    private static final String READER_CLASS = RuleSetReader.class.getName().replace('.', '/') + ".class";

    /**
     * Our own rules, from the jar or the classes folder that this class came from. A problem in them is ours.
     *
     * @throws IOException where the pack cannot be read
     */
    public RuleSetReading ofPack() throws IOException {
        return read(contents(packFiles()), new HashMap<>());
    }

    /**
     * Every {@code .yml} and {@code .yaml} file below a folder. Origins are paths below it, with {@code /}.
     *
     * @throws IOException where the folder cannot be walked; a single file that cannot be read is a problem of the reading
     */
    public RuleSetReading ofFolder(Path folder) throws IOException {
        return read(contents(filesBelow(folder, "")), new HashMap<>());
    }

    /**
     * Our own rules, then those of each folder. A folder with the same documents as one before it counts once. Names and
     * ids are unique over all of them, since a match could not say which of two rules it is of; a second one is a problem.
     *
     * @throws IOException where the pack cannot be read or a folder cannot be walked
     */
    public List<RuleSetReading> ofPackAnd(List<Path> folders) throws IOException {
        List<Contents> sets = new ArrayList<>();
        sets.add(contents(packFiles()));
        for (Path folder : folders) {
            sets.add(contents(filesBelow(folder, "")));
        }
        Map<String, String> places = new HashMap<>();
        Set<String> seen = new HashSet<>();
        return sets.stream()
                .filter(set -> seen.add(set.sha256()))
                .map(set -> read(set, places))
                .toList();
    }

    /** The bytes of a set's documents by origin, and what could not be read. */
    private record Contents(Map<String, byte[]> documents, List<RuleProblem> problems, String sha256) {}

    private static Contents contents(Map<String, Document> files) {
        Map<String, byte[]> documents = new TreeMap<>();
        List<RuleProblem> problems = new ArrayList<>();
        MessageDigest digest = Sha256.digest();
        if (files.isEmpty()) {
            problems.add(
                    new RuleProblem("rules", 0, "there is no .yml or .yaml file; name the folder that holds them"));
        }
        files.forEach((origin, document) -> {
            try {
                byte[] bytes = document.read();
                digest.update(bytes);
                documents.put(origin, bytes);
            } catch (IOException e) {
                problems.add(new RuleProblem(origin, 0, "cannot be read: " + e.getMessage()));
            }
        });
        return new Contents(documents, problems, HexFormat.of().formatHex(digest.digest()));
    }

    private static RuleSetReading read(Contents contents, Map<String, String> places) {
        RuleSetAssembly assembly = new RuleSetAssembly(places);
        SigmaRuleReader reader = new SigmaRuleReader();
        contents.problems().forEach(assembly::add);
        contents.documents().forEach((origin, bytes) -> {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                assembly.add(origin, reader.read(origin, text));
            } catch (CharacterCodingException e) {
                assembly.add(new RuleProblem(origin, 0, "this is not UTF-8; save it as UTF-8"));
            }
        });
        return assembly.assemble(contents.sha256());
    }

    /** Bytes that are read when they are needed. */
    private interface Document {
        byte[] read() throws IOException;
    }

    private static Map<String, Document> packFiles() throws IOException {
        ClassLoader loader = RuleSetReader.class.getClassLoader();
        URL self = loader.getResource(READER_CLASS);
        if (self != null && self.openConnection() instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                Map<String, Document> files = new TreeMap<>();
                for (JarEntry entry : file.stream().toList()) {
                    if (isRuleFile(entry.getName()) && entry.getName().startsWith(PACK)) {
                        byte[] bytes;
                        try (var in = file.getInputStream(entry)) {
                            bytes = in.readAllBytes();
                        }
                        files.put(entry.getName(), () -> bytes);
                    }
                }
                return files;
            }
        }
        URL folder = loader.getResource(PACK);
        if (folder == null) {
            throw new IOException("our rules (" + PACK + ") are not on the class path");
        }
        try {
            return filesBelow(Path.of(new URI(folder.toString())), PACK);
        } catch (URISyntaxException e) {
            throw new IOException("our rules stand at " + folder + ", which is no path", e);
        }
    }

    private static Map<String, Document> filesBelow(Path folder, String prefix) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Map<String, Document> files = new TreeMap<>();
        for (Path path : paths) {
            String below = folder.relativize(path).toString().replace('\\', '/');
            if (isRuleFile(below)) {
                files.put(prefix + below, () -> Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static boolean isRuleFile(String name) {
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }
}
