package dev.hindcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of rooms in ARCHITECTURE.md holds for the compiled classes. */
class ArchitectureTest {

    private static final String BASE = "dev.hindcast";
    private static final String ROOT = "(root)";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    /** Libraries that one room alone may see. */
    private static final Map<String, Set<String>> OWNED = Map.of(
            "org.apache.lucene", Set.of("index.lucene"),
            "picocli", Set.of("cli"),
            "com.ctc.wstx", Set.of("source.windows"),
            "gg.jte", Set.of("report"),
            "com.google.re2j", Set.of("rule.sigma"),
            "org.apache.commons.compress", Set.of("source.archive"),
            "org.apache.commons.statistics", Set.of("incident"));

    @Test
    void every_class_uses_only_the_rooms_of_its_row() throws IOException {
        Map<String, Set<String>> rooms = rooms();
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            String room = roomOf(from.getPackageName(), rooms);
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (!to.getPackageName().startsWith(BASE)) {
                    continue;
                }
                String target = roomOf(to.getPackageName(), rooms);
                if (!target.equals(room) && !rooms.get(room).contains(target)) {
                    broken.add(room + " uses " + target + ": " + from.getSimpleName() + " -> " + to.getSimpleName());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_room_of_the_table_has_classes_and_every_package_a_row() throws IOException {
        Map<String, Set<String>> rooms = rooms();
        Set<String> lived = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            lived.add(roomOf(c.getPackageName(), rooms));
        }
        assertThat(lived).isEqualTo(new TreeSet<>(rooms.keySet()));
    }

    @Test
    void a_library_stays_in_its_room() throws IOException {
        Map<String, Set<String>> rooms = rooms();
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            String room = roomOf(from.getPackageName(), rooms);
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                OWNED.forEach((library, owners) -> {
                    if (target.startsWith(library) && !owners.contains(room)) {
                        broken.add(room + " sees " + library + " in " + from.getSimpleName());
                    }
                });
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void only_the_command_line_prints_or_exits() throws IOException {
        Map<String, Set<String>> rooms = rooms();
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            String room = roomOf(from.getPackageName(), rooms);
            if (room.equals("cli")) {
                continue;
            }
            from.getFieldAccessesFromSelf().stream()
                    .filter(a -> a.getTargetOwner().getFullName().equals("java.lang.System"))
                    .forEach(a -> broken.add(from.getSimpleName() + " uses System." + a.getName()));
            from.getMethodCallsFromSelf().stream()
                    .filter(c -> c.getTargetOwner().getFullName().equals("java.lang.System")
                            && c.getName().equals("exit"))
                    .forEach(c -> broken.add(from.getSimpleName() + " exits"));
        }
        assertThat(broken).isEmpty();
    }

    private static String roomOf(String packageName, Map<String, Set<String>> rooms) {
        if (packageName.equals(BASE)) {
            return ROOT;
        }
        String below = packageName.substring(BASE.length() + 1);
        while (!rooms.containsKey(below) && below.indexOf('.') > 0) {
            below = below.substring(0, below.lastIndexOf('.'));
        }
        assertThat(rooms).as("ARCHITECTURE.md has no row for " + packageName).containsKey(below);
        return below;
    }

    private static Map<String, Set<String>> rooms() throws IOException {
        String text = Files.readString(Path.of("ARCHITECTURE.md"), StandardCharsets.UTF_8);
        String table = text.substring(text.indexOf("<!-- rooms -->"), text.indexOf("<!-- end -->"));
        Map<String, Set<String>> rooms = new TreeMap<>();
        List<String[]> rows = new ArrayList<>();
        table.lines().filter(l -> l.startsWith("| `")).forEach(l -> rows.add(l.split("\\|", -1)));
        for (String[] row : rows) {
            String name = row[1].strip().replace("`", "");
            Set<String> uses = Arrays.stream(row[3].split(","))
                    .map(String::strip)
                    .filter(u -> !u.equals("-"))
                    .collect(Collectors.toCollection(TreeSet::new));
            rooms.put(name, uses);
        }
        return rooms;
    }
}
