package dev.hindcast.rule.sigma;

import static java.util.Map.entry;

import dev.hindcast.event.FieldNames;
import dev.hindcast.event.Layout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What field names of rules mean in our events (Sigma semantics, sections 2 and 9.1; Windows events, section 1).
 *
 * <ul>
 *   <li>a name with a dot is the name of one of our fields ({@code kerberos.error_msg});
 *   <li>names of the System element map to ECS ({@code EventID} to {@code event.code});
 *   <li>{@code Data} is the unnamed data of an event, all of them;
 *   <li>any other name is one of EventData or else UserData: first as written, else compared on letters and digits only,
 *       because exports and manifests differ in blanks and punctuation ({@code Threat Name}, {@code CurrentTime(UTC)});
 *   <li>else a field of that very name.
 * </ul>
 *
 * <p>One mapping serves the rules of one log source and shares what it found among them.
 */
final class FieldMapping {

    private static final Map<String, List<String>> SYSTEM = Map.ofEntries(
            entry("eventid", List.of(FieldNames.CODE)),
            entry("provider_name", List.of(FieldNames.PROVIDER, FieldNames.SOURCE_NAME)),
            entry("channel", List.of(FieldNames.CHANNEL)),
            entry("computer", List.of(FieldNames.HOST)),
            entry("eventrecordid", List.of(FieldNames.RECORD_ID)),
            entry("execution_processid", List.of(FieldNames.WINLOG_PID)),
            entry("security_userid", List.of(FieldNames.WINLOG_USER)));

    /** Names of System that EventData may hold as well: both count. */
    private static final Map<String, String> SYSTEM_OR_DATA = Map.of(
            "version", FieldNames.VERSION,
            "level", "winlog.level",
            "keywords", "winlog.keywords",
            "task", "winlog.task",
            "opcode", "winlog.opcode");

    /**
     * Security 4688 as process creation. User, which 4688 spreads over several fields, and the names of integrity levels
     * are not mapped.
     */
    private static final Map<String, List<String>> PROCESS_CREATION = Map.of(
            "image", List.of("NewProcessName"),
            "parentimage", List.of("ParentProcessName"),
            "processid", List.of("NewProcessId"),
            "parentprocessid", List.of("ProcessId"),
            "logonid", List.of("TargetLogonId", "SubjectLogonId"),
            "integritylevel", List.of("MandatoryLabel"));

    private static final Map<String, List<String>> ANTIVIRUS =
            Map.of("signature", List.of("Threat Name"), "filename", List.of("Path"));

    /** Fields that 4688 has and Sysmon 1 has not. */
    private static final List<String> MARKS_OF_4688 =
            List.of("NewProcessName", "NewProcessId", "MandatoryLabel", "SubjectLogonId");

    private static final int[] NONE = {};

    private final Map<String, List<String>> aliases;
    private final List<String> aliasLayoutMarks;
    private final Map<String, FieldReference> references = new HashMap<>();

    private FieldMapping(Map<String, List<String>> aliases, List<String> aliasLayoutMarks) {
        this.aliases = aliases;
        this.aliasLayoutMarks = aliasLayoutMarks;
    }

    /** The mapping for a Sigma log source category; an empty or unknown one has no names of its own. */
    static FieldMapping forCategory(String category) {
        return switch (category) {
            case "process_creation" -> new FieldMapping(PROCESS_CREATION, MARKS_OF_4688);
            case "antivirus" -> new FieldMapping(ANTIVIRUS, List.of("Threat Name"));
            default -> new FieldMapping(Map.of(), List.of());
        };
    }

    FieldReference reference(String name) {
        return references.computeIfAbsent(name, n -> new FieldReference(n, layout -> search(n, layout)));
    }

    private int[] search(String name, Layout layout) {
        if (name.indexOf('.') >= 0) {
            return named(name, layout);
        }
        String folded = Folding.fold(name);
        List<String> system = SYSTEM.get(folded);
        if (system != null) {
            return exactly(system, layout);
        }
        List<String> alias = aliases.get(folded);
        if (alias != null && aliasLayoutMarks.stream().anyMatch(m -> layout.slot(FieldNames.EVENT_DATA + m) >= 0)) {
            return exactly(alias.stream().map(a -> FieldNames.EVENT_DATA + a).toList(), layout);
        }
        int[] data = folded.equals("data") ? unnamed(layout) : body(name, layout);
        String system2 = SYSTEM_OR_DATA.get(folded);
        if (system2 != null) {
            data = IntStream.concat(IntStream.of(exactly(List.of(system2), layout)), IntStream.of(data))
                    .toArray();
        }
        return data.length > 0 ? data : named(name, layout);
    }

    private static int[] body(String name, Layout layout) {
        int exact = layout.slot(FieldNames.EVENT_DATA + name);
        if (exact >= 0) {
            return new int[] {exact};
        }
        String letters = lettersAndDigits(name);
        if (letters.isEmpty()) {
            return NONE;
        }
        int[] data = FieldReference.slots(
                layout,
                n -> n.startsWith(FieldNames.EVENT_DATA)
                        && lettersAndDigits(n.substring(FieldNames.EVENT_DATA.length()))
                                .equals(letters));
        return data.length > 0
                ? data
                : FieldReference.slots(
                        layout,
                        n -> n.startsWith(FieldNames.USER_DATA)
                                && lettersAndDigits(n.substring(n.lastIndexOf('.') + 1))
                                        .equals(letters));
    }

    private static int[] unnamed(Layout layout) {
        String prefix = FieldNames.EVENT_DATA + "param";
        String single = FieldNames.EVENT_DATA + "Data";
        return FieldReference.slots(
                layout,
                n -> n.equals(single)
                        || (n.startsWith(prefix)
                                && n.length() > prefix.length()
                                && n.chars().skip(prefix.length()).allMatch(c -> c >= '0' && c <= '9')));
    }

    private static int[] named(String name, Layout layout) {
        int exact = layout.slot(name);
        if (exact >= 0) {
            return new int[] {exact};
        }
        String folded = Folding.fold(name);
        return FieldReference.slots(layout, n -> Folding.fold(n).equals(folded));
    }

    private static int[] exactly(List<String> names, Layout layout) {
        return names.stream().mapToInt(layout::slot).filter(slot -> slot >= 0).toArray();
    }

    private static String lettersAndDigits(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        name.codePoints().filter(Character::isLetterOrDigit).map(Folding::fold).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
